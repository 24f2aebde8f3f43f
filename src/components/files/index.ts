export { config } from './config.ts';
export { logs } from './logs.ts';
