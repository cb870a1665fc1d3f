/** A chosen file goes to the tab that publishes it in the right dossier, so that nobody chooses it twice. */
const NAME = 'files-to-publish';
const PATIENCE = 2000;

interface Said {
  wanted?: string;
  key?: string;
  file?: File;
}

/** Until what it returns is called, whoever asks by this key gets the file. */
export function offer(key: string, file: File, ontaken: () => void): () => void {
  const line = new BroadcastChannel(NAME);
  line.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.wanted !== key) return;
    line.postMessage({ key, file } satisfies Said);
    ontaken();
  };
  return () => line.close();
}

/** Null when the tab that has the file is not there any more. */
export function take(key: string): Promise<File | null> {
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
      end(data.file ?? null);
    };
    line.postMessage({ wanted: key } satisfies Said);
  });
}
