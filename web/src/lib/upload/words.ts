/** What is said about a file on its way. */
export interface UploadWords {
  tooLarge: string;
  empty: string;
  unreadable: string;
  slow: string;
  state: {
    waiting: string;
    hashing: string;
    sending: (percent: number) => string;
    checking: string;
    clean: (pages: number | null) => string;
    refused: string;
    failed: string;
    cancelled: string;
  };
  progress: (name: string) => string;
}

/** What is said where files are dropped or chosen. */
export interface DropWords {
  drag: string;
  choose: string;
  more: string;
  rules: string;
}
