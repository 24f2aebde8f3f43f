import { z } from 'zod';

/** How the content of a stored file is encoded. `none`: as it is. */
export const codecs = ['none', 'zstd', 'gzip'] as const;
export type Codec = (typeof codecs)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Never leads out of the backup's folder, whoever wrote the manifest. */
const path = z
  .string()
  .refine((text) => text.split('/').every((part) => !['', '.', '..'].includes(part)), 'is not a path inside a backup');

/** One file of a backup, as the manifest records it. */
export const storedFileSchema = z.strictObject({
  /** Relative to the backup's folder, "/" between parts. */
  path,
  /** Size and SHA-256 of the file as it lies in the store. */
  bytes: z.int().min(0),
  sha256,
  codec: z.enum(codecs),
  /** Size of the content after decoding. */
  rawBytes: z.int().min(0),
  /** SHA-256 of the decoded content, where it was computed while streaming. */
  rawSha256: sha256.optional(),
});
export type StoredFile = z.output<typeof storedFileSchema>;

/** Takes the decoded content of one file, chunk by chunk, in order. May throw BackupError `damaged` to say what is wrong. */
export interface Consumer {
  /** True: once write() has returned, no chunk nor view of it is used again, so that its memory may be taken back. */
  readonly keepsNothing?: boolean;
  write(chunk: Buffer): void | Promise<void>;
  /** Called once, after the last chunk. */
  end(): void | Promise<void>;
}

/** Something wrong with a backup, named by the file it is about. */
export interface Finding {
  readonly file: string;
  readonly problem: string;
}
