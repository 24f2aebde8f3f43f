import { runAction } from '../cli/core/index.js';

await runAction('status');
