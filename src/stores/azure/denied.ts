/** What the service answered. Times are those of the two clocks, NaN where they are not told. */
export interface Said {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly detail: string | undefined;
  readonly sent: number;
  readonly answered: number;
}

/** What a shared access signature says of itself. */
export interface Sas {
  readonly permissions: string;
  readonly from: string | null;
  readonly until: string | null;
}

/** Longer than a request is under way, shorter than the quarter of an hour that the service allows. */
const notableSkewMs = 120_000;

/** What to do about a refusal. By the clocks first: the service gives one code for a wrong key and a wrong time. */
export function whyDenied(
  said: Said,
  need: { readonly permission: string; readonly letter: string },
  sas: Sas | undefined,
): string {
  const skew = said.sent - said.answered;
  if (Math.abs(skew) > notableSkewMs)
    return `The clock of this machine is ${Math.round(skew / 1000)} s off that of the service. Set it (NTP).`;
  return (sas && outOfTime(said, sas)) ?? (sas ? whySasDenied(said, need, sas) : whyIdentityDenied(said, need));
}

function outOfTime({ answered }: Said, { from, until }: Sas): string | undefined {
  const now = new Date(answered).toUTCString();
  if (Date.parse(until ?? '') <= answered)
    return `The SAS expired at ${until}; the service says it is ${now}. Make a new one.`;
  if (Date.parse(from ?? '') > answered)
    return `The SAS is valid from ${from} on; the service says it is ${now}. The clock that made it is ahead: begin a quarter of an hour earlier.`;
  return undefined;
}

type Need = Parameters<typeof whyDenied>[1];

function whySasDenied({ code }: Said, { permission, letter }: Need, { permissions }: Sas): string {
  if (!permissions.includes(letter) && permissions !== '')
    return `This needs the permission ${permission} ("${letter}"); the SAS has "${permissions}". A store needs "rcwdl".`;
  if (code === 'AuthorizationSourceIPMismatch') return 'The SAS, or the account, lets only other addresses in.';
  return 'The SAS was not copied whole, its key or policy was changed, or the network rules of the account do not let this machine in.';
}

function whyIdentityDenied({ code }: Said, { permission }: Need): string {
  switch (code) {
    case 'AuthenticationFailed':
      return 'The account key is wrong or was changed, or the account is another one.';
    case 'AuthorizationPermissionMismatch':
      return `This needs the permission ${permission}: give the identity the role Storage Blob Data Contributor on the container.`;
    case 'AuthorizationFailure':
      return 'The account key is wrong, or the network rules of the account do not let this machine in.';
    case 'KeyBasedAuthenticationNotPermitted':
      return 'The account takes no keys: leave account-key out, to use an identity.';
    default:
      return 'The service says why.';
  }
}
