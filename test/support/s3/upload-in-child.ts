// Uploads so many mebibytes to a service: upload-in-child.ts <endpoint> <mebibytes>; prints the most memory it took, in mebibytes.
import { Buffer } from 'node:buffer';
import { argv, memoryUsage } from 'node:process';
import { limits } from '../../../src/stores/s3/bucket.ts';
import { mebibyte, openS3 } from './scene.ts';

const [, , endpoint = '', mebibytes = '0'] = argv;
const keys = { accessKeyId: 'a', secretAccessKey: 'b' };
let most = 0;

async function* content(): AsyncGenerator<Buffer> {
  for (let sent = 0; sent < Number(mebibytes); sent += 1) {
    most = Math.max(most, memoryUsage.rss());
    yield Buffer.alloc(mebibyte, sent);
  }
}

const store = openS3({ endpoint, keys }, 'backups', { limits });
const stage = await store.resume('one');
await stage.write('x', content(), Number(mebibytes) * mebibyte);
console.log(Math.round(most / mebibyte));
