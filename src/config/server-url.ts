const postgresScheme = /^postgres(ql)?:\/\//i;

/** libpq's forms without a host before the path (postgresql://user@/db?host=/socket), which URL itself refuses. */
const withoutHost = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(?=[:/?#]|$)/i;

/** Where the hosts of a URL stand. */
const hosts = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i;

/** The URL of a server, taken apart. Without a host, the one a client takes then: localhost. */
export function readServerUrl(text: string): URL | null {
  return URL.parse(text) ?? URL.parse(text.replace(withoutHost, '$1localhost'));
}

/** The parameters behind the "?" as libpq reads them: a "+" there is no space. */
export function parametersOf(url: URL): URLSearchParams {
  return new URLSearchParams(url.search.replaceAll('+', '%2B'));
}

/** Why a text is no URL of one PostgreSQL server; undefined when it is. It never repeats the URL: a password may stand in it. */
export function databaseUrlProblem(text: string): string | undefined {
  if (!postgresScheme.test(text)) return 'is not a postgresql:// URL';
  const written = hosts.exec(text)?.[1] ?? '';
  const url = readServerUrl(text);
  const asked = url === null ? '' : (parametersOf(url).get('host') ?? '');
  if (written.includes(',') || asked.includes(',')) {
    return 'names several hosts; a backup needs to know its server: postgresql://user:password@host:5432/database, with the one host to ask';
  }
  return url === null ? 'is not a postgresql:// URL' : undefined;
}

/** Parameters of a connection URL that hold passwords (libpq, "Parameter Key Words"). */
const secretParameters = ['password', 'sslpassword'];

/** The passwords in a URL, decoded and as written; also in one that cannot be read. */
export function passwordsIn(text: string): string[] {
  const url = readServerUrl(text);
  const written = /:\/\/[^/?#]*?:([^/?#]*)@/.exec(text)?.[1] ?? '';
  const given = url === null ? [] : [url.searchParams, parametersOf(url)];
  const parameters = secretParameters.flatMap((name) => given.flatMap((all) => all.getAll(name)));
  const password = url?.password ?? '';
  const forms = [written, password, decode(password), ...parameters, ...parameters.map(encodeURIComponent)];
  return [...new Set(forms.filter((form) => form !== ''))];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
