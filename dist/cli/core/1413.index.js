export const id = 1413;
export const ids = [1413];
export const modules = {

/***/ 64962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pm: () => (/* binding */ readServerUrl),
/* harmony export */   SA: () => (/* binding */ databaseUrlProblem),
/* harmony export */   gW: () => (/* binding */ passwordsIn),
/* harmony export */   mC: () => (/* binding */ parametersOf)
/* harmony export */ });
const postgresScheme = /^postgres(ql)?:\/\//i;
/** libpq's forms without a host before the path (postgresql://user@/db?host=/socket), which URL itself refuses. */
const withoutHost = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)(?=[:/?#]|$)/i;
/** Where the hosts of a URL stand. */
const hosts = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)/i;
/** The URL of a server, taken apart. Without a host, the one a client takes then: localhost. */
function readServerUrl(text) {
    return URL.parse(text) ?? URL.parse(text.replace(withoutHost, '$1localhost'));
}
/** The parameters behind the "?" as libpq reads them: a "+" there is no space. */
function parametersOf(url) {
    return new URLSearchParams(url.search.replaceAll('+', '%2B'));
}
/** Why a text is no URL of one PostgreSQL server; undefined when it is. It never repeats the URL: a password may stand in it. */
function databaseUrlProblem(text) {
    if (!postgresScheme.test(text))
        return 'is not a postgresql:// URL';
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
function passwordsIn(text) {
    const url = readServerUrl(text);
    const written = /:\/\/[^/?#]*?:([^/?#]*)@/.exec(text)?.[1] ?? '';
    const given = url === null ? [] : [url.searchParams, parametersOf(url)];
    const parameters = secretParameters.flatMap((name) => given.flatMap((all) => all.getAll(name)));
    const password = url?.password ?? '';
    const forms = [written, password, decode(password), ...parameters, ...parameters.map(encodeURIComponent)];
    return [...new Set(forms.filter((form) => form !== ''))];
}
function decode(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 1413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  g: () => (/* binding */ failureOf),
  runOperation: () => (/* binding */ runOperation)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./.build/lib/config/tree.js
var config_tree = __webpack_require__(60337);
;// CONCATENATED MODULE: ./.build/lib/config/anchor.js


/** Settings that are paths. */
const places = [
    'state path',
    'config root',
    'logs root',
    'database client-path',
    'redis ca-file',
    'redis files folder',
    'redis files config-file',
    'restore-test redis ca-file',
    'encryption age identity-files',
    'encryption gpg public-keys',
    'encryption gpg home',
];
/** Settings of any store that are paths of this machine. */
const storePlaces = ['path', 'identity-file', 'known-hosts-file'];
/** The same settings with every path that may be relative made absolute: all start at one folder, wherever the process runs. */
function anchored(config, folder) {
    const copy = structuredClone(config);
    const ofStores = Object.keys(config.stores).flatMap((name) => storePlaces.map((place) => `stores ${name} ${place}`));
    for (const place of [...places, ...ofStores]) {
        const above = place.split(' ');
        const name = above.pop() ?? '';
        const parent = (0,config_tree/* valueAt */.f)(copy, above);
        if (!(0,config_tree/* isRecord */.u)(parent))
            continue;
        const value = parent[name];
        if (typeof value === 'string')
            parent[name] = (0,external_node_path_.resolve)(folder, value);
        if (Array.isArray(value))
            parent[name] = value.map((one) => (0,external_node_path_.resolve)(folder, String(one)));
    }
    return copy;
}

// EXTERNAL MODULE: ./.build/lib/config/fields.js
var config_fields = __webpack_require__(69020);
// EXTERNAL MODULE: ./.build/lib/lib/errors.js
var errors = __webpack_require__(12035);
// EXTERNAL MODULE: ./.build/lib/config/stores-schema.js
var stores_schema = __webpack_require__(19263);
;// CONCATENATED MODULE: ./.build/lib/config/choose-store.js


/**
 * Puts the store that a user asks for first, where an operation works: a configured one by its name, else a folder by its path,
 * else s3://bucket/prefix or ssh://user@host/path.
 *
 * @returns what is wrong, as text
 */
function storesWithFirst(given, wanted) {
    const configured = (0,config_tree/* isRecord */.u)(given) ? given : {};
    const chosen = configured[wanted];
    if (chosen !== undefined)
        return withFirst(configured, wanted, chosen);
    const url = URL.parse(wanted);
    if (url?.protocol === 's3:')
        return withFirst(configured, 's3', { kind: 's3', bucket: url.hostname, prefix: path(url) });
    if (url?.protocol === 'ssh:')
        return withFirst(configured, 'ssh', overSsh(url));
    const names = Object.keys(configured);
    if (names.length > 1 && stores_schema/* storeName */.Hz.test(wanted))
        return `"${wanted}" is neither a configured store (${names.join(', ')}) nor a path: for a folder write ./${wanted}`;
    const { local } = configured;
    const settings = (0,config_tree/* isRecord */.u)(local) && (local.kind ?? 'local') === 'local' ? local : {};
    return withFirst(configured, 'local', { ...settings, kind: 'local', path: wanted });
}
function withFirst(stores, name, store) {
    return { [name]: store, ...Object.fromEntries(Object.entries(stores).filter(([other]) => other !== name)) };
}
function overSsh(url) {
    const { username, hostname, port } = url;
    return {
        kind: 'ssh',
        host: hostname,
        path: `/${path(url)}`,
        ...(port !== '' && { port: Number(port) }),
        ...(username !== '' && { user: decodeURIComponent(username) }),
    };
}
function path({ pathname }) {
    return decodeURIComponent(pathname.slice(1));
}
/** The first store of what stands in backup.yml, before it was looked at. */
function firstName(stores) {
    return (0,config_tree/* isRecord */.u)(stores) ? Object.keys(stores)[0] : undefined;
}

// EXTERNAL MODULE: ./.build/lib/config/server-url.js
var server_url = __webpack_require__(64962);
;// CONCATENATED MODULE: ./.build/lib/config/literal-secrets.js


/** Settings that hold URLs with passwords, and a telling name for the variable of each. */
const urls = [
    [['database', 'url'], 'DATABASE_URL'],
    [['redis', 'url'], 'REDIS_URL'],
    [['restore-test', 'database', 'url'], 'RESTORE_TEST_DATABASE_URL'],
    [['restore-test', 'redis', 'url'], 'RESTORE_TEST_REDIS_URL'],
    [['trading', 'url'], 'TRADING_URL'],
];
/** Settings that are private keys, and what a reader of the file can do with each. */
const privateKeys = [
    [
        ['signing', 'private-key'],
        'sign what they like; make a new one, put it into the environment and write ${BACKUP_SIGNING_KEY}',
    ],
    [
        ['encryption', 'age', 'identity'],
        'read the backups; make a new one, put it into the environment and write ${BACKUP_AGE_IDENTITY}',
    ],
];
/**
 * Finds the secrets that backup.yml holds itself, where it should name a variable of the environment. The messages never
 * repeat them. They are warnings: whoever restores at night must not be kept from it by where a key stands.
 */
function findLiterals(document) {
    const checks = document.written.checks;
    const ofChecks = (Array.isArray(checks) ? checks : []).map((_check, index) => [['checks', String(index), 'url'], 'CHECK_URL']);
    const found = [];
    for (const [path, variable] of [...urls, ...ofChecks]) {
        const text = (0,config_tree/* valueAt */.f)(document.written, path);
        if (typeof text !== 'string' || !(0,server_url/* passwordsIn */.gW)(text).some(isLiteral))
            continue;
        const message = `${path.join('.')}: a password stands in the file, for all who can read the repository; put the URL into the environment and write \${${variable}}`;
        found.push({ where: document.whereIs(path), message });
    }
    for (const name of Object.keys((0,config_tree/* isRecord */.u)(document.written.stores) ? document.written.stores : {})) {
        for (const setting of ['secret-access-key', 'account-key', 'sas-token']) {
            const path = ['stores', name, setting];
            const text = (0,config_tree/* valueAt */.f)(document.written, path);
            if (typeof text !== 'string' || !isLiteral(text))
                continue;
            const message = `${path.join('.')}: a key stands in the file: all who can read the repository can read and remove backups; make a new one, put it into the environment and write a reference like \${BACKUP_STORE_KEY}`;
            found.push({ where: document.whereIs(path), message });
        }
    }
    for (const [key, danger] of privateKeys) {
        const written = (0,config_tree/* valueAt */.f)(document.written, key);
        if (typeof written !== 'string' || !isLiteral(written))
            continue;
        const message = `${key.join('.')}: a private key stands in the file: all who can read the repository can ${danger}`;
        found.push({ where: document.whereIs(key), message });
    }
    return found;
}
/** Not empty, and nothing in it comes from a variable; "$${" is a plain "${". */
function isLiteral(text) {
    return text !== '' && !/(?<!\$|%24)(\$|%24)(\{|%7B)[A-Za-z_][A-Za-z0-9_]*(\}|%7D)/i.test(text);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 10 modules
var schemas = __webpack_require__(13798);
// EXTERNAL MODULE: ./.build/lib/config/component-names.js
var component_names = __webpack_require__(28715);
// EXTERNAL MODULE: ./.build/lib/config/duration.js
var duration = __webpack_require__(68001);
;// CONCATENATED MODULE: ./.build/lib/config/encryption-schema.js

const ageRecipient = schemas/* string */.YjP()
    .trim()
    .regex(/^age1[02-9ac-hj-np-z]{58}$/, 'is not a public key of age (age1…)');
const fingerprint = schemas/* string */.YjP()
    .transform((text) => text.replaceAll(/\s/g, '').toUpperCase())
    .pipe(schemas/* string */.YjP().regex(/^([0-9A-F]{40}|[0-9A-F]{64})$/, 'is not a full fingerprint (40 hexadecimal digits)'));
const files = schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]);
const age = schemas/* strictObject */.rej({
    recipients: schemas/* array */.YOg(ageRecipient)
        .default([])
        .meta({
        description: 'Public keys that backups are encrypted to (age1…). The private half of any of them opens a backup.',
        examples: [['age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p']],
    }),
    'identity-files': files.meta({
        description: 'Files with private keys, as age-keygen writes them. Only where backups are read.',
    }),
    identity: schemas/* string */.YjP()
        .optional()
        .meta({
        description: 'Private keys themselves (AGE-SECRET-KEY-1…, one a line). In this file only as a reference to the environment.',
        examples: ['${BACKUP_AGE_IDENTITY}'],
    }),
});
const gpg = schemas/* strictObject */.rej({
    recipients: schemas/* array */.YOg(fingerprint).default([]).meta({
        description: 'Full fingerprints of the OpenPGP keys that backups are encrypted to.',
    }),
    'public-keys': files.meta({
        description: 'Files with the public keys of the recipients. Default: they are taken from home.',
    }),
    home: schemas/* string */.YjP().min(1).optional().meta({
        description: 'GNUPGHOME with the private keys, where backups are read. Default: that of the user.',
    }),
});
const encryption = schemas/* strictObject */.rej({
    age: age.optional().meta({ description: 'Encryption by age (https://age-encryption.org).' }),
    gpg: gpg.optional().meta({ description: 'Encryption by OpenPGP, with the program gpg.' }),
})
    .refine(({ age: one, gpg: other }) => !(one?.recipients.length && other?.recipients.length), {
    message: 'names recipients of age and of gpg; one kind encrypts, the other may only keep what reads older backups',
})
    .meta({
    description: 'Encryption of backups. A host that makes them needs public keys only. Left out: backups are in clear.',
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/iso.js
var iso = __webpack_require__(64377);
;// CONCATENATED MODULE: ./.build/lib/config/recovery-schema.js


/** A command of the user: a text is run by sh, a list of words as it is. */
const command = schemas/* union */.KCZ([schemas/* string */.YjP().min(1), schemas/* array */.YOg(schemas/* string */.YjP()).min(1)]);
const commands = schemas/* array */.YOg(command).default([]);
const webAddress = schemas/* url */.OZ5({ protocol: /^https?$/ }).optional();
const timeZone = schemas/* string */.YjP().refine(isTimeZone, 'is not a time zone name such as Asia/Kolkata').default('UTC');
const services = schemas/* strictObject */.rej({
    stop: commands.meta({
        description: 'Commands that stop what uses the data, before a restore.',
        examples: [['docker compose stop trading-system']],
    }),
    start: commands.meta({
        description: 'Commands that start it again.',
        examples: [['docker compose start trading-system']],
    }),
    timeout: duration/* waitingTime */.pE.prefault('5m').meta({ description: 'How long each of these commands may take.' }),
})
    .meta({ description: 'What uses the data and is stopped during a restore.' });
const trading = schemas/* strictObject */.rej({
    'env-file': schemas/* string */.YjP().optional().meta({
        description: 'Environment file that says whether trading is on. Default: .env.production or .env below config.root.',
    }),
    variable: schemas/* string */.YjP()
        .default('TRADING_ENABLED')
        .meta({ description: 'Its variable; trading is off when it is false.' }),
    command: command.optional().meta({
        description: 'Command that ends with 0 only when trading is off; asked before a restore instead of the file. A restored file does not switch trading on either way.',
    }),
    url: webAddress.meta({
        description: 'URL that answers 200 only when trading is off; asked before a restore instead of the file. A restored file does not switch trading on either way.',
    }),
})
    .meta({ description: 'How to find out that trading is off, before a restore.' });
const clock = schemas/* string */.YjP().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time of day such as 09:15');
const market = schemas/* strictObject */.rej({
    timezone: timeZone.meta({ description: 'Time zone of the market.' }),
    open: clock.meta({ description: 'When it opens.', examples: ['09:15'] }),
    close: clock.meta({ description: 'When it closes.', examples: ['15:30'] }),
    days: schemas/* array */.YOg(schemas/* enum */.k5n(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
        .default(['mon', 'tue', 'wed', 'thu', 'fri'])
        .meta({ description: 'Days it is open.' }),
    holidays: schemas/* array */.YOg(iso/* date */.p6())
        .default([])
        .meta({ description: 'Days it stays closed.', examples: [['2026-11-24']] }),
})
    // Otherwise it would never count as open, and no restore would be held back.
    .refine(({ open, close }) => open < close, { path: ['close'], message: 'must be later than open, on the same day' })
    .meta({ description: 'Market hours; no restore while the market is open.' });
const objectives = schemas/* strictObject */.rej({
    rpo: schemas/* strictObject */.rej({
        trading: duration/* duration */.p0.prefault('1h').meta({ description: 'Data that may be lost during market hours.' }),
        otherwise: duration/* duration */.p0.prefault('24h').meta({ description: 'Data that may be lost at other times.' }),
    })
        .prefault({})
        .meta({
        description: 'Recovery point objectives: status watches them, and a restore says whether the data it loses are within them.',
    }),
    rto: schemas/* strictObject */.rej({
        database: duration/* duration */.p0.prefault('15m').meta({ description: 'Time to restore the database.' }),
        redis: duration/* duration */.p0.prefault('5m').meta({ description: 'Time to restore Redis.' }),
        config: duration/* duration */.p0.prefault('5m').meta({ description: 'Time to restore the configuration.' }),
        system: duration/* duration */.p0.prefault('30m').meta({ description: 'Time to restore the whole system.' }),
    })
        .prefault({})
        .meta({ description: 'Recovery time objectives.' }),
    proof: duration/* duration */.p0.prefault('35d').meta({ description: 'How old the last proof by a restore test may be.' }),
})
    .meta({ description: 'What recovery must achieve.' });
const probe = schemas/* strictObject */.rej({
    name: schemas/* string */.YjP().min(1).meta({ description: 'What the check is called in reports.' }),
    sql: schemas/* string */.YjP().optional().meta({ description: 'Query whose first value is compared with expect.' }),
    expect: schemas/* string */.YjP()
        .optional()
        .meta({ description: 'The value: an exact text, or with a leading >, >=, < or <= a number.' }),
    command: command.optional().meta({ description: 'Command that must end with 0.' }),
    url: webAddress.meta({ description: 'URL that must answer 200.' }),
    timeout: duration/* waitingTime */.pE.prefault('60s').meta({
        description: 'A URL or command is tried again until then; a query must be answered by then, also when it waits for a lock.',
    }),
})
    .refine((one) => [one.sql, one.command, one.url].filter((way) => way !== undefined).length === 1, {
    message: 'needs exactly one of sql, command and url',
});
function isTimeZone(name) {
    try {
        new Intl.DateTimeFormat('en', { timeZone: name });
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./.build/lib/config/redis-restore-schema.js


const fileName = schemas/* string */.YjP()
    .regex(/^(?!\.{1,2}$)[^/\0\n]+$/, 'must be the name of a file, without a folder')
    .optional();
const redis_restore_schema_path = schemas/* string */.YjP().min(1).optional();
const redisFiles = schemas/* strictObject */.rej({
    'config-file': redis_restore_schema_path.meta({
        description: 'Configuration file of the server; read for what is not set here.',
        examples: ['/etc/redis/redis.conf'],
    }),
    folder: redis_restore_schema_path.meta({
        description: 'Its data folder. Default: dir of config-file.',
        examples: ['/var/lib/redis'],
    }),
    'dump-name': fileName.meta({ description: 'Its dump. Default: dbfilename of config-file, else dump.rdb.' }),
    'append-only': schemas/* boolean */.zMY().optional().meta({
        description: 'Whether it uses an append-only file. Default: what config-file says and what lies in the folder, else what the backup recorded.',
    }),
    'append-dir-name': fileName.meta({
        description: 'Its append-only folder (7.0 and newer). Default: appenddirname of config-file, else appendonlydir.',
    }),
    'append-file-name': fileName.meta({
        description: 'Its append-only file. Default: appendfilename of config-file, else appendonly.aof.',
    }),
})
    .refine((files) => files.folder !== undefined || files['config-file'] !== undefined, {
    message: 'needs folder or config-file',
})
    .meta({ description: 'Where the server keeps its data on this machine, for a restore while it is down.' });
/** How a Redis server is restored, beside what a backup of it needs. */
const redisRestoreFields = {
    'restore-method': schemas/* enum */.k5n(['auto', 'replication', 'keys', 'files']).default('auto').meta({
        description: 'How it is restored. replication: the running server follows this process once. keys: key by key with RESTORE, which is not atomic, for servers that refuse replication. files: the server is stopped and its files are replaced. auto: replication, or keys where that is refused; files when nobody answers and redis.files is set.',
    }),
    files: redisFiles.optional(),
    stop: command.optional().meta({
        description: 'Command that stops the server, before its files are replaced.',
        examples: ['systemctl stop redis-server'],
    }),
    start: command.optional().meta({
        description: 'Command that starts it; what it then holds is compared with the backup before the services are started. Without it the services are left stopped after a restore by file.',
        examples: ['systemctl start redis-server'],
    }),
};

// EXTERNAL MODULE: ./.build/lib/config/retention-schema.js
var retention_schema = __webpack_require__(52863);
;// CONCATENATED MODULE: ./.build/lib/config/schema.js









const timeout = (text) => duration/* waitingTime */.pE.prefault(text);
/** The message of a URL that is missing or wrong. It never repeats the URL: a password may stand in it. */
const notUrl = (kind) => (issue) => issue.input === undefined ? 'is missing' : `is not a ${kind} URL`;
const databaseUrl = schemas/* string */.YjP({ error: notUrl('postgresql://') })
    .trim()
    .superRefine((text, context) => {
    const message = (0,server_url/* databaseUrlProblem */.SA)(text);
    if (message !== undefined)
        context.addIssue({ code: 'custom', message });
});
const redisUrl = schemas/* url */.OZ5({ protocol: /^rediss?$/, error: notUrl('redis:// or rediss://') });
const schema_text = schemas/* string */.YjP().optional();
const root = schemas/* string */.YjP().default('.').meta({ description: 'Folder the paths are relative to.' });
const certificateAuthority = schema_text.meta({ description: 'Certificate authority for rediss://, in PEM.' });
const names = schemas/* array */.YOg(schemas/* string */.YjP().min(1)).default([]);
const database = schemas/* strictObject */.rej({
    url: databaseUrl.meta({
        format: 'uri',
        description: 'Where PostgreSQL is: postgresql://user:password@host:port/database, or postgresql://user@/database?host=/folder for a socket. Of libpq’s parameters these have an effect: sslmode, sslrootcert, sslcert, sslkey, ssl_min_protocol_version, ssl_max_protocol_version, connect_timeout, channel_binding, gssencmode.',
        examples: ['${DATABASE_URL}'],
    }),
    format: schemas/* enum */.k5n(['auto', 'directory', 'custom', 'plain']).default('auto').meta({
        description: 'Dump format. auto: directory (parallel) with a client of PostgreSQL 16 or newer that has zstd, else custom. plain gives the guide’s .sql.gz.',
    }),
    jobs: schemas/* union */.KCZ([schemas/* literal */.euz('auto'), schemas/* int */.Whr().min(1).max(64)], 'must be auto or a whole number from 1 to 64')
        .default('auto')
        .meta({ description: 'Parallel dump jobs in directory format. auto: one per processor, four at most.' }),
    tables: names.meta({ description: 'Only these tables (pg_dump --table patterns). Empty: all.' }),
    'exclude-tables': names.meta({ description: 'Tables to leave out (pg_dump --exclude-table patterns).' }),
    'lock-wait-timeout': timeout('60s').meta({ description: 'How long to wait for a table lock before trying again.' }),
    timeout: timeout('6h').meta({ description: 'The dump is ended and reported as failed after this long.' }),
    'client-path': schema_text.meta({
        description: 'Folder with pg_dump and pg_restore to use instead of the best installed ones.',
    }),
})
    .meta({ description: 'The PostgreSQL database.' });
const redis = schemas/* strictObject */.rej({
    url: redisUrl.meta({
        description: 'Where Redis or Valkey is: redis://user:password@host:port, rediss:// for TLS.',
        examples: ['${REDIS_URL}'],
    }),
    method: schemas/* enum */.k5n(['auto', 'replication', 'bgsave']).default('auto').meta({
        description: 'How the RDB is taken. replication: over the network. bgsave: by BGSAVE and reading the file. auto: replication, else bgsave where the file can be read.',
    }),
    'ca-file': certificateAuthority,
    timeout: timeout('30m').meta({ description: 'The transfer is ended and reported as failed after this long.' }),
    ...redisRestoreFields,
})
    .meta({ description: 'The Redis or Valkey server.' });
const configFiles = schemas/* strictObject */.rej({
    root,
    paths: schemas/* array */.YOg(schemas/* string */.YjP().min(1))
        .min(1)
        .meta({
        description: 'Files and folders to keep, relative to root.',
        examples: [['.env', 'docker-compose.yml', 'prometheus/', 'certs/']],
    }),
})
    .meta({ description: 'Configuration files.' });
const restoreTest = schemas/* strictObject */.rej({
    database: schemas/* strictObject */.rej({
        url: databaseUrl.meta({
            format: 'uri',
            description: 'Staging server to prove the database on: postgresql://user:password@host:port/database, a superuser and any database to connect to. It gets a new database, which is dropped afterwards.',
            examples: ['${RESTORE_TEST_DATABASE_URL}'],
        }),
    })
        .optional()
        .meta({
        description: 'A given PostgreSQL in place of a throwaway one. Refused unless proven not to be production.',
    }),
    redis: schemas/* strictObject */.rej({
        url: redisUrl.meta({
            description: 'Staging server to prove Redis on: redis://user:password@host:port. It must be empty, and is emptied afterwards.',
            examples: ['${RESTORE_TEST_REDIS_URL}'],
        }),
        'ca-file': certificateAuthority,
    })
        .optional()
        .meta({ description: 'A given Redis in place of a throwaway one. Refused unless proven not to be production.' }),
})
    .meta({
    description: 'Where restore tests take place. Without it: in throwaway servers on the machine that runs them.',
});
const logs = schemas/* strictObject */.rej({
    root,
    paths: names.meta({
        description: 'Log files, as paths or glob patterns relative to root.',
        examples: [['logs/**']],
    }),
    since: duration/* duration */.p0.prefault('7d').meta({ description: 'Only files changed within this time.' }),
    containers: names.meta({ description: 'Docker containers whose last lines are kept.' }),
    'container-lines': schemas/* int */.Whr()
        .min(1)
        .default(10_000)
        .meta({ description: 'How many of the last lines of each container and journal unit.' }),
    journal: names.meta({ description: 'systemd units whose journal is kept.' }),
})
    .meta({ description: 'Application, container and system logs.' });
const state = schemas/* strictObject */.rej({
    path: schemas/* string */.YjP().min(1).optional().meta({
        description: 'Folder for what restores of this host keep: journals, former data, reports. Default: /var/lib/backup-actions where it can be written, else ~/.local/state/backup-actions.',
    }),
})
    .meta({ description: 'What this host keeps of its own restores, wherever the backups lie.' });
const signing = schemas/* strictObject */.rej({
    'private-key': schema_text.meta({
        description: 'ed25519 private key in PEM (also on one line, or with \\n for its line feeds) that signs manifests and proofs. In this file only as a reference to the environment.',
        examples: ['${BACKUP_SIGNING_KEY}'],
    }),
    'public-key': schema_text.meta({
        description: 'ed25519 public key in PEM that signatures are checked with. Default: the public half of private-key.',
    }),
})
    .meta({ description: 'Signatures of manifests and proofs.' });
/** backup.yml, described once: types, validation, JSON Schema, docs/configuration.md and inputs come from here. */
const configSchema = schemas/* strictObject */.rej({
    system: schemas/* string */.YjP()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'must be letters, digits, dots, dashes or underscores, 63 at most')
        .default('trading-system')
        .meta({
        description: 'Name of the protected system. Backups of other systems in the same store are never touched.',
    }),
    timezone: timeZone.meta({
        description: 'Time zone of the system: for people’s eyes, and for the days, weeks and months of retention. Ids are always UTC.',
        examples: ['Asia/Kolkata'],
    }),
    compression: schemas/* enum */.k5n(['zstd', 'gzip'])
        .default('zstd')
        .meta({ description: 'Codec of the files. gzip with database.format plain gives exactly the guide’s file names.' }),
    database: database.optional(),
    redis: redis.optional(),
    config: configFiles.optional(),
    logs: logs.optional(),
    'may-be-missing': schemas/* array */.YOg(schemas/* enum */.k5n(component_names/* componentNames */.w))
        .default([])
        .meta({
        description: 'Components that may be missing in a backup when they cannot be had. It is made all the same, and says everywhere what is missing and why. Default: none, the backup fails.',
        examples: [['logs']],
    }),
    services: services.prefault({}),
    trading: trading.prefault({}),
    market: market.optional(),
    objectives: objectives.prefault({}),
    checks: schemas/* array */.YOg(probe).default([]).meta({
        description: 'Checks after a restore, beside the built-in ones; those with sql also in a restore test, on the throwaway server.',
    }),
    'restore-test': restoreTest.prefault({}),
    stores: stores_schema/* stores */.zQ.prefault({}),
    encryption: encryption.prefault({}),
    retention: retention_schema/* retention */.X.prefault({}),
    state: state.prefault({}),
    signing: signing.prefault({}),
});

;// CONCATENATED MODULE: ./.build/lib/config/load.js







/**
 * Merges input → environment → backup.yml → default, validates the whole once, and reports every problem at once.
 *
 * @param sections top-level sections of backup.yml this request needs; a variable missing elsewhere is no problem
 * @throws BackupError `invalid-config` with a line per problem
 */
function loadSettings(settings, fields, requestSchema, sections) {
    const { document } = settings;
    const tree = { config: structuredClone(document?.tree ?? {}), request: {} };
    const origins = new Map();
    // Masking a short word would blot out half the log, and GitHub drops outputs that contain one.
    const secrets = new Set(document?.secrets.filter((text) => text.length >= shortestSecret));
    const problems = [...(document?.problems ?? [])];
    for (const [name, field] of Object.entries(fields)) {
        const given = name === config_fields/* configFileField */.b0 ? undefined : readField(name, field, settings, tree);
        if (given === undefined)
            continue;
        const value = convert(field, given.text, (0,config_tree/* valueAt */.f)(tree, field.to));
        if (value.kind === 'problem')
            problems.push({ where: given.from, message: value.problem });
        else
            setIn(tree, field.to, value.value);
        origins.set(field.to.join('.'), given.from);
    }
    const literals = document === undefined ? [] : findLiterals(document);
    const request = requestSchema.safeParse(tree.request);
    const needed = typeof sections !== 'function' ? sections : request.success ? sections(request.data) : [];
    problems.push(...dropUnresolved(tree.config, document, origins, needed));
    const config = configSchema.safeParse(tree.config);
    if (!config.success)
        problems.push(...explain(config.error, 'config', origins, document));
    if (!request.success)
        problems.push(...explain(request.error, 'request', origins, document));
    if (problems.length > 0 || !config.success || !request.success)
        throw invalid(problems);
    return {
        config: config.data,
        request: request.data,
        secrets: secretsIn(config.data, secrets),
        warnings: literals.map(({ where, message }) => `${where}: ${message}`),
    };
}
function readField(name, field, settings, tree) {
    const input = settings.input(name);
    if (input !== undefined && input !== '')
        return { text: input, from: settings.inputLabel(name) };
    const set = field.env === undefined ? undefined : settings.env[field.env];
    if (set !== undefined && set !== '')
        return { text: set, from: `environment variable ${field.env}` };
    const fallback = field.fallbackEnv === undefined ? undefined : settings.env[field.fallbackEnv];
    // A reference in backup.yml that is not set counts as said: a mistyped name must not lead to another database.
    if (fallback === undefined || fallback === '' || (0,config_tree/* valueAt */.f)(tree, field.to) !== undefined)
        return undefined;
    return { text: fallback, from: `environment variable ${field.fallbackEnv}` };
}
/** @param before what stands there already */
function convert(field, text, before) {
    if (field.kind === 'store') {
        const stores = storesWithFirst(before, text);
        return typeof stores === 'string' ? { kind: 'problem', problem: stores } : { kind: 'value', value: stores };
    }
    const value = simpleValue(field, text);
    return value === undefined ? { kind: 'problem', problem: wrongKind(field, text) } : { kind: 'value', value };
}
function simpleValue(field, text) {
    switch (field.kind) {
        case 'text':
        case 'store':
            return field.choices === undefined || field.choices.includes(text) ? text : undefined;
        case 'flag':
            return (0,config_fields/* parseFlag */.og)(text);
        case 'list': {
            const items = (0,config_fields/* splitList */.ry)(text);
            const known = (item) => field.choices === undefined || field.choices.includes(item);
            return items.every(known) ? items : undefined;
        }
        case 'number':
            return /^-?\d+$/.test(text.trim()) ? Number(text) : undefined;
        case 'days':
            return /^\d+$/.test(text.trim()) ? `${text.trim()}d` : text;
    }
}
function wrongKind(field, text) {
    const shown = field.secret ? 'the value' : `"${text}"`;
    if (field.choices !== undefined)
        return `${shown} is not one of ${field.choices.join(', ')}`;
    return field.kind === 'flag' ? `${shown} is neither true nor false` : `${shown} is not a whole number`;
}
function setIn(tree, path, value) {
    const [step = '', ...below] = path;
    const next = tree[step];
    const child = (0,config_tree/* isRecord */.u)(next) ? next : {};
    tree[step] = below.length === 0 ? value : child;
    if (below.length > 0)
        setIn(child, below, value);
}
/**
 * A `${NAME}` that is not set is a problem where the operation needs it, and otherwise leaves its section out. Settings
 * without a section (the system's name!) concern every operation: a default must not stand in for them.
 */
function dropUnresolved(config, document, origins, sections) {
    const problems = [];
    for (const { path, variable } of document?.unresolved ?? []) {
        if (document === undefined || origins.has(['config', ...path].join('.')))
            continue;
        const section = String(path[0]);
        if (path.join('.') === 'encryption.age.identity') {
            // The host that makes backups has no private key; and what says how they are encrypted is never left out.
            const age = (0,config_tree/* valueAt */.f)(config, ['encryption', 'age']);
            if ((0,config_tree/* isRecord */.u)(age))
                delete age.identity;
            continue;
        }
        // Another store than the one at work says so itself, when it is opened.
        if (section === 'stores' && !isOfFirstStore(config, path, variable))
            continue;
        if (path.length > 1 && !sections.includes(section)) {
            delete config[section];
            continue;
        }
        const message = `${path.join('.')} needs the environment variable ${variable}, which is not set`;
        problems.push({ where: document.whereIs(path), message });
    }
    return problems;
}
/** Whether a reference still stands in the store at work: an input may have put another one, or another value, in its place. */
function isOfFirstStore({ stores }, [, name, ...setting], variable) {
    const value = name === firstName(stores) ? (0,config_tree/* valueAt */.f)(stores, [name, ...setting].map(String)) : undefined;
    return typeof value === 'string' && value.includes(`\${${variable}}`);
}
function explain(error, branch, origins, document) {
    // What is wrong with a reference that is not set has been said: it is not set.
    const isUnset = (path) => branch === 'config' &&
        !origins.has(`config.${path}`) &&
        document?.unresolved.some((reference) => reference.path.join('.') === path) === true;
    const issues = error.issues.filter(({ path }) => !isUnset(path.join('.')));
    return issues.flatMap((issue) => {
        const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
        return paths.map((path) => {
            const name = path.map(String).join('.');
            const full = [branch, ...path.map(String)];
            // Who gave the value, or the list it is an item of.
            const where = origins.get(full.join('.')) ??
                origins.get(full.slice(0, -1).join('.')) ??
                (branch === 'config' && document ? document.whereIs(path) : 'settings');
            const message = issue.code === 'unrecognized_keys' ? 'is not a known setting' : issue.message;
            return { where, message: name === '' ? message : `${name}: ${message}` };
        });
    });
}
function invalid(problems) {
    const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
    return new errors/* BackupError */.hj('invalid-config', `The settings have ${count}`, {
        because: problems.map(({ where, message }) => `${where}: ${message}`),
        hint: 'Correct what is listed; docs/configuration.md describes every setting. Nothing was started.',
    });
}
const shortestSecret = 6;
/** The key that signs, and passwords inside URLs, decoded and as written: tools print either form. */
function secretsIn(config, known) {
    const secrets = new Set(known);
    const keys = [
        config.signing['private-key'],
        config.encryption.age?.identity,
        ...Object.values(config.stores).flatMap(keysOf),
    ];
    for (const key of keys)
        if (key !== undefined && key.length >= shortestSecret)
            secrets.add(key);
    const probed = [config.trading.url, ...config.checks.map(({ url }) => url)];
    const staging = config['restore-test'];
    const servers = [config.database?.url, config.redis?.url, staging.database?.url, staging.redis?.url];
    for (const url of [...servers, ...probed]) {
        for (const form of url === undefined ? [] : (0,server_url/* passwordsIn */.gW)(url))
            if (form.length >= 3)
                secrets.add(form);
    }
    return [...secrets];
}
function keysOf(store) {
    switch (store.kind) {
        case 's3':
            return [store['secret-access-key']];
        case 'azure':
            return [store['account-key'], store['sas-token']];
        case 'local':
        case 'ssh':
            return [];
    }
}

// EXTERNAL MODULE: ./.build/lib/report/outputs.js
var outputs = __webpack_require__(86283);
;// CONCATENATED MODULE: ./.build/lib/host/run.js







/** Runs one operation on a host: settings → request → report, and every error shown exactly once. Returns the exit code. */
async function runOperation(operation, host) {
    try {
        const settings = { ...host, document: await readConfigFile(host) };
        const loaded = loadSettings(settings, operation.fields, operation.request, operation.sections);
        for (const secret of loaded.secrets)
            host.mask(secret);
        for (const warning of loaded.warnings)
            host.log.warning(warning);
        const report = await operation.run({ request: loaded.request, config: anchored(loaded.config, host.folder), host });
        await host.deliver(report);
        return (0,outputs/* exitCodeOf */.FO)(report);
    }
    catch (thrown) {
        for (const failure of (0,errors/* failuresIn */.xM)(thrown).closing)
            host.log.warning(`Besides, something could not be closed: ${(0,errors/* messageOf */.bD)(failure)}`);
        const error = failureOf(thrown, host.signal);
        await host.fail(error);
        return error instanceof errors/* BackupError */.hj ? error.exitCode : 1;
    }
}
/** Why a run failed, of all that was thrown: what a cancellation breaks on its way is the cancellation. */
function failureOf(thrown, signal) {
    const { first } = (0,errors/* failuresIn */.xM)(thrown);
    const isOwn = first instanceof errors/* BackupError */.hj && first.code !== 'tool-failed';
    return signal.aborted && !isOwn ? (0,errors/* cancelled */.KW)(signal) : first;
}
async function readConfigFile(host) {
    const given = host.input(config_fields/* configFileField */.b0);
    const path = (0,external_node_path_.resolve)(host.folder, given ?? config_fields/* defaultConfigFile */.mD);
    let text;
    try {
        text = await (0,promises_.readFile)(path, 'utf8');
    }
    catch (cause) {
        if (given === undefined && (0,errors/* systemCode */.xU)(cause) === 'ENOENT')
            return undefined;
        throw new errors/* BackupError */.hj('invalid-config', `The configuration file ${path} cannot be read`, {
            cause,
            hint: 'Check its path and permissions, or leave it out and give database-url, redis-url and store.',
        });
    }
    // Many runs have no such file: the parser is loaded for those that have one.
    const { readDocument } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(9124)]).then(__webpack_require__.bind(__webpack_require__, 29124));
    return readDocument(given ?? (0,external_node_path_.basename)(path), text, host.env);
}


/***/ }),

/***/ 86283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FO: () => (/* binding */ exitCodeOf),
/* harmony export */   Yz: () => (/* binding */ outputsOf),
/* harmony export */   rd: () => (/* binding */ failureOutputs)
/* harmony export */ });
/* harmony import */ var _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(12035);

/** The exit code a report ends with: 0 when all is well. */
function exitCodeOf(report) {
    if ('errorCode' in report && report.errorCode !== undefined)
        return _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCodes */ .fv[report.errorCode];
    if (report.operation === 'status')
        return _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .stateCodes */ .Af[report.status];
    return report.status === 'failed' || report.status === 'not-verified' ? _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .errorCodes */ .fv['not-verified'] : 0;
}
/** The outputs of an action. Paths, ids, counts and codes only: GitHub drops an output that contains a secret. */
function outputsOf(report) {
    switch (report.operation) {
        case 'backup':
            if (report.status === 'planned')
                return { status: 'planned' };
            return {
                'backup-id': report.id,
                path: report.path,
                'manifest-path': report.manifestPath,
                bytes: String(report.bytes),
                ...ended(report),
            };
        case 'verify':
            return {
                'backup-id': report.backups.map(({ id }) => id).join(','),
                findings: String(report.backups.reduce((sum, { findings }) => sum + findings.length, 0)),
                ...ended(report),
            };
        case 'restore':
            if (report.status === 'undone' || report.status === 'undo-planned') {
                return { 'restore-id': report.restoreId, status: report.status };
            }
            if (report.status === 'planned')
                return { 'backup-id': report.backup.id, status: 'planned' };
            return {
                'backup-id': report.backup.id,
                'restore-id': report.restoreId,
                'data-loss': seconds(report.dataLossMs),
                ...ended(report),
            };
        case 'restore-test':
            return {
                'backup-id': report.backup.id,
                differences: String(report.components.reduce((sum, { differences }) => sum + differences.length, 0)),
                ...ended(report),
            };
        case 'sync': {
            const copied = report.targets.flatMap((target) => target.copied);
            return {
                copied: String(copied.length),
                bytes: String(copied.reduce((sum, { bytes }) => sum + bytes, 0)),
                findings: String(report.targets.reduce((sum, { findings }) => sum + findings.length, 0)),
                ...ended(report),
            };
        }
        case 'prune': {
            const all = report.stores.flatMap(({ backups }) => backups);
            const gone = all.filter(({ decision }) => decision === 'remove');
            return {
                removed: String(gone.length),
                kept: String(all.length - gone.length),
                freed: String(gone.reduce((sum, { bytes }) => sum + bytes, 0)),
                ...ended(report),
            };
        }
        case 'status':
            return {
                state: report.status,
                findings: String(report.findings.filter(({ severity }) => severity !== 'note').length),
                ...(report.page !== undefined && { page: report.page }),
                ...ended(report),
            };
        case 'list':
        case 'show':
        case 'evidence':
            return { status: report.status };
    }
}
function ended(report) {
    const { status, durationMs, errorCode } = report;
    return { status, duration: seconds(durationMs), ...(errorCode && { 'error-code': errorCode }) };
}
/** Outputs of a run that ended with an error. */
function failureOutputs(error) {
    return { status: 'failed', 'error-code': error instanceof _lib_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .BackupError */ .hj ? error.code : 'internal' };
}
function seconds(ms) {
    return (ms / 1000).toFixed(1);
}


/***/ })

};
