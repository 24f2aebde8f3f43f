import type { Component } from './component.ts';
import { config, logs } from './files/index.ts';
import { database } from './postgres/index.ts';
import { redis } from './redis/index.ts';

/** Every part of a trading system that can be backed up, in the order it is. */
export const components: readonly Component[] = [database, redis, config, logs];
