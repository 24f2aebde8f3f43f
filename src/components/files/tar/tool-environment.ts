import type { Session } from '../../session.ts';

/** The part of a session that the files components need to run tools. */
export type ToolSession = Pick<Session, 'connection' | 'env' | 'signal'>;

/** How a tool is run that belongs to the session. */
export function toolOptions(session: Pick<Session, 'env' | 'signal'>) {
  return { env: toolEnvironment(session), signal: session.signal };
}

/**
 * The environment of find, tar and the log tools: messages in English, so that they can be understood, and none of the
 * variables that change what they do (GNU tar puts the words of TAR_OPTIONS before its arguments).
 */
export function toolEnvironment(session: Pick<Session, 'env'>): Record<string, string | undefined> {
  return { ...session.env, LC_ALL: 'C', LANGUAGE: undefined, TAR_OPTIONS: undefined, POSIXLY_CORRECT: undefined };
}
