/** Where words go while an operation runs. Two hosts implement it: a workflow step and a terminal. */
export interface Log {
  info(line: string): void;
  /** Something a person should know that does not fail the run. */
  warning(line: string): void;
  /** Shown only when the user asked for details. */
  debug(line: string): void;
  /** A foldable section of the log. */
  group<T>(title: string, body: () => Promise<T>): Promise<T>;
  /** Live progress of one piece of long work. */
  progress(update: Progress): void;
}

export interface Progress {
  /** What is being worked on, as the user calls it: "database", "verify 20261122_020000". */
  readonly label: string;
  readonly doneBytes: number;
  /** Expected total; unknown when it cannot be estimated. */
  readonly totalBytes: number | undefined;
}
