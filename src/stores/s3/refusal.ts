import type { Said } from './said.ts';

const ofCredentials =
  /^(CredentialsProviderError|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidToken|TokenProviderError)$/;

export function isRefusal({ status, code }: Said): boolean {
  return status === 401 || status === 403 || ofCredentials.test(code) || /^ExpiredToken/.test(code);
}

/** What to do about it. */
export function whyRefused({ code, message }: Said, permission: string, expired: boolean): string {
  if (expired) return 'The session token has expired: get a new one (role, OIDC, SSO login), then run this again.';
  switch (code) {
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return 'There are no credentials: set access-key-id and secret-access-key, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or a role.';
    case 'InvalidAccessKeyId':
      return 'The service does not know this access key: it was removed, or belongs to another service.';
    case 'SignatureDoesNotMatch':
      return 'The secret access key is not that of this access key.';
    case 'InvalidToken':
      return 'The session token does not belong to this access key, or was not copied whole.';
    default: {
      const named = /perform: ([\w:]+)/.exec(message)?.[1];
      return `This needs the permission ${named ?? permission}: allow it in the policy of the user or role, and look at the policies of the bucket and of its key.`;
    }
  }
}
