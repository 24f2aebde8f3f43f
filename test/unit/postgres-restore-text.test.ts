import { describe, expect, test } from 'vitest';
import type { TocEntry } from '../../src/components/postgres/archive/toc.ts';
import { suffixed } from '../../src/components/postgres/names.ts';
import { settled } from '../../src/components/postgres/proof/fixed-points.ts';
import { ownersInText, rolesInArchive } from '../../src/components/postgres/restore/needed-roles.ts';
import { filterPlain, knowsRestrict } from '../../src/components/postgres/restore/plain-filter.ts';
import { statementsIn } from '../../src/components/postgres/restore/statements.ts';
import { BackupError } from '../../src/lib/errors.ts';

async function filtered(
  text: string,
  pieceBytes: number,
  options = { withoutTransactionTimeout: true, withoutRestrict: true },
) {
  const bytes = Buffer.from(text, 'utf8');
  async function* pieces() {
    for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const out: Buffer[] = [];
  for await (const chunk of filterPlain(pieces(), options)) out.push(chunk);
  return Buffer.concat(out).toString('utf8');
}

const rows = Array.from({ length: 9000 }, (_, index) => `${index}\té SET transaction_timeout = 0;\n`).join('');
const body = `SELECT pg_catalog.set_config('search_path', '', false);\nCOPY public.t (a, b) FROM stdin;\nSET transaction_timeout = 0;\nCREATE DATABASE x\n${rows}\\.\n`;
const dump = `--\n-- PostgreSQL database dump\n--\n\n\\restrict kEy\n\nSET statement_timeout = 0;\nSET transaction_timeout = 0;\n${body}\n\\unrestrict kEy\n\n`;
const clean = `--\n-- PostgreSQL database dump\n--\n\n\nSET statement_timeout = 0;\n${body}\n\n`;

describe('a plain dump on its way to psql', () => {
  test.each([7, 1000, 64 * 1024, 10_000_000])(
    'in pieces of %i bytes: what old programs refuse is left out, data never',
    async (pieceBytes) => {
      expect(await filtered(dump, pieceBytes)).toBe(clean);
    },
  );

  test('nothing is left out for a new server and a new psql', async () => {
    expect(await filtered(dump, 999, { withoutTransactionTimeout: false, withoutRestrict: false })).toBe(dump);
  });

  test.each([
    'CREATE DATABASE app;',
    'DROP DATABASE app;',
    '\\connect app',
    '\\c app',
    '-- PostgreSQL database cluster dump',
  ])('%s: refused before a byte is passed on', async (line) => {
    let passed = 0;
    const work = async () => {
      async function* pieces() {
        yield Buffer.from(`SET x = 1;\n${line}\n`);
      }
      for await (const chunk of filterPlain(pieces(), { withoutTransactionTimeout: true, withoutRestrict: false }))
        passed += chunk.byteLength;
    };
    await expect(work()).rejects.toBeInstanceOf(BackupError);
    expect(passed).toBe(0);
  });

  test('\\connect further down, on the border of two pieces', async () => {
    for (const size of [64 * 1024 + 3, 64 * 1024 + 9, 70_000])
      await expect(
        filtered(`${'-- x\n'.repeat(13_200)}\\connect live\nDROP TABLE t;\n${'-- x\n'.repeat(9000)}`, size),
      ).rejects.toThrow('by name');
  });

  test('which psql knows \\restrict', () => {
    const knows = (major: number, version: string) => knowsRestrict({ major, version, folder: undefined });
    expect([knows(13, '13.16'), knows(15, '15.13'), knows(15, '15.14'), knows(17, '17.5'), knows(18, '18.0')]).toEqual([
      false,
      false,
      true,
      false,
      true,
    ]);
  });
});

test('statements of pg_dumpall', () => {
  const script = `--\n-- x;\n\\restrict a\nCREATE ROLE "a;b";\nALTER ROLE a WITH PASSWORD 'x;''y';\nCOMMENT ON ROLE a IS E'\\\\'';\\n;\n-- no comment\nx';\n\n\\unrestrict a\n`;
  expect(statementsIn(script)).toEqual([
    'CREATE ROLE "a;b"',
    `ALTER ROLE a WITH PASSWORD 'x;''y'`,
    `COMMENT ON ROLE a IS E'\\\\'';\\n;\n-- no comment\nx'`,
  ]);
});

test('a list that PostgreSQL writes in two ways reads the same', () => {
  const first = `CHECK (((status)::text = ANY ((ARRAY['a,]'::character varying, 'b''(x'::character varying])::text[])))`;
  const second = `CHECK (((status)::text = ANY (ARRAY[('a,]'::character varying)::text, ('b''(x'::character varying)::text])))`;
  const entry = { kind: 'CONSTRAINT' };
  expect(settled(first, entry)).toBe(second);
  expect(settled(second, entry)).toBe(second);
  expect(settled(first.replace('b', 'c'), entry)).not.toBe(second);
  for (const odd of ["(ARRAY['unclosed", '(ARRAY[1, 2])', '(ARRAY[', 'x = (ARRAY[f(1, 2)])::int[]'])
    expect(() => settled(odd, entry)).not.toThrow();
});

test('names fit into 63 bytes', () => {
  expect(suffixed('app', '_restore_20261122_031500')).toBe('app_restore_20261122_031500');
  const long = suffixed('é'.repeat(31), '_restore_20261122_031500');
  expect(Buffer.byteLength(long)).toBeLessThanOrEqual(63);
  expect(long).toMatch(/^é+_restore_20261122_031500$/);
});

test('the roles a dump names: owners of its objects, and whom it grants what', () => {
  const entry = (kind: string, owner: string, definition = ''): TocEntry => ({
    dumpId: 1,
    kind,
    schema: 'public',
    name: 'x',
    owner,
    definition,
    copy: undefined,
    tablespace: undefined,
    accessMethod: undefined,
    file: undefined,
    hasData: false,
    dependencies: [],
  });
  const acl = [
    'REVOKE ALL ON TABLE public.t FROM owner_a;\nGRANT SELECT ON TABLE public.t TO "re ader";',
    'GRANT SELECT(a),UPDATE(b) ON TABLE public.t TO writer WITH GRANT OPTION;\nGRANT ALL ON SCHEMA public TO PUBLIC;',
    'SET SESSION AUTHORIZATION deputy;\nGRANT SELECT ON TABLE public.t TO "o""dd";\nRESET SESSION AUTHORIZATION;',
  ];
  const defaults = 'ALTER DEFAULT PRIVILEGES FOR ROLE maker IN SCHEMA public GRANT SELECT ON TABLES TO auditor;';
  const entries = [
    entry('TABLE', 'trader'),
    entry('DATABASE', 'nobody'),
    entry('ENCODING', ''),
    ...acl.map((text) => entry('ACL', 'trader', text)),
    entry('DEFAULT ACL', 'trader', defaults),
  ];
  expect([...rolesInArchive(entries)].sort()).toEqual(
    ['auditor', 'deputy', 'maker', 'o"dd', 'owner_a', 're ader', 'trader', 'writer'].sort(),
  );
  const plain = [
    '-- Name: trades; Type: TABLE; Schema: public; Owner: trader',
    '-- Name: big; Type: TABLE; Schema: public; Owner: re ader; Tablespace: fast',
    '-- Name: free; Type: TABLE; Schema: public; Owner: -',
    'COPY public.trades (note) FROM stdin;',
    '-- Name: a row; Type: TABLE; Schema: public; Owner: nobody',
  ];
  expect([...ownersInText(plain.join('\n'))]).toEqual(['trader', 're ader']);
});
