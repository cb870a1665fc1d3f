/** A chosen file goes to the tab that publishes it in the right dossier, so that nobody chooses it twice. */
const NAME = 'files-to-publish';
const PATIENCE = 5000;

/** Of bytes: a file that lies on the disk is not for another process to read. */
interface Sent {
  bytes: ArrayBuffer;
  name: string;
  type: string;
}
interface Said {
  wanted?: string;
  /** Whose dossier asks for it. */
  at?: string;
  key?: string;
  file?: Sent;
}

/** Until what it returns is called, whoever asks by this key gets the file. */
export function offer(key: string, file: File, ontaken: (at: string) => void): () => void {
  const line = new BroadcastChannel(NAME);
  let given = false;
  line.onmessage = async ({ data }: MessageEvent<Said>) => {
    if (data.wanted !== key || given) return;
    given = true;
    const { name, type } = file;
    const bytes = await file.arrayBuffer().catch(() => null);
    line.postMessage({ key, ...(bytes && { file: { bytes, name, type } }) } satisfies Said);
    if (bytes) ontaken(data.at ?? '');
    else given = false;
  };
  return () => line.close();
}

/** For this dossier; null when the tab that has the file is not there any more, or cannot read it. */
export function take(key: string, at: string): Promise<File | null> {
  const line = new BroadcastChannel(NAME);
  return new Promise((resolve) => {
    const end = (file: File | null) => {
      line.close();
      resolve(file);
    };
    const late = setTimeout(() => end(null), PATIENCE);
    line.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.key !== key) return;
      clearTimeout(late);
      const { file } = data;
      end(file ? new File([file.bytes], file.name, { type: file.type }) : null);
    };
    line.postMessage({ wanted: key, at } satisfies Said);
  });
}
