import type { Session } from '../../session.ts';

/** The part of a session that the files components need to run tools. */
export type ToolSession = Pick<Session, 'connection' | 'env' | 'signal'>;

/**
 * How find, tar and the log tools are run: messages in English, so that they can be understood, and none of the
 * variables that change what they do (GNU tar puts the words of TAR_OPTIONS before its arguments).
 */
export function toolOptions({ env, signal }: Pick<Session, 'env' | 'signal'>) {
  const plain = { LC_ALL: 'C', LANGUAGE: undefined, TAR_OPTIONS: undefined, POSIXLY_CORRECT: undefined };
  return { env: { ...env, ...plain }, signal };
}
