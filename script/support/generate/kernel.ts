import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { main } from 'assemblyscript/asc';

const folder = join(import.meta.dirname, '../../../src/components/postgres/fingerprint');
const outputName = 'rows-kernel.generated.ts';

/** Compiles the fingerprint kernel to WebAssembly and wraps it as TypeScript. The same source gives the same bytes. */
export async function generateKernel(): Promise<{ path: string; content: string }[]> {
  const source = await readFile(join(folder, 'rows.kernel.ts'), 'utf8');
  const wasm = await compile(source);
  const lines = wasm.toString('base64').match(/.{1,110}/g) ?? [];
  const content = [
    '// Generated from rows.kernel.ts by script/generate. Do not edit.',
    'export const rowsKernel =',
    ...lines.map((line, index) => `  '${line}'${index === lines.length - 1 ? ';' : ' +'}`),
    '',
  ].join('\n');
  return [{ path: join('src/components/postgres/fingerprint', outputName), content }];
}

async function compile(source: string): Promise<Buffer> {
  const inputName = 'rows.kernel.ts';
  let binary: Uint8Array | undefined;
  const options = [
    '--optimizeLevel',
    '3',
    '--shrinkLevel',
    '0',
    '--runtime',
    'stub',
    '--noAssert',
    '--initialMemory',
    '6',
  ];
  const { error, stderr } = await main([inputName, '--outFile', 'rows.wasm', ...options], {
    readFile: (name) => (name === inputName ? source : null),
    writeFile: (_name, contents) => {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined) throw new Error(`The kernel does not compile:\n${stderr.toString()}`);
  return Buffer.from(binary);
}
