import { Redis } from 'ioredis';
import { isRunning } from '../processes.ts';
import type { RedisServer } from '../redis.ts';
import { until } from '../until.ts';

const script = `
local function flat(value)
  if type(value) ~= 'table' then return tostring(value) end
  local texts = {}
  for i, item in ipairs(value) do texts[i] = flat(item) end
  return '[' .. table.concat(texts, '\\0') .. ']'
end
local function sorted(list, step)
  local texts = {}
  for i = 1, #list, step do texts[#texts + 1] = flat({list[i], list[i + step - 1]}) end
  table.sort(texts)
  return texts
end
local read = {
  string = function(key) return redis.call('GET', key) end,
  list = function(key) return redis.call('LRANGE', key, 0, -1) end,
  set = function(key) return sorted(redis.call('SMEMBERS', key), 1) end,
  hash = function(key) return sorted(redis.call('HGETALL', key), 2) end,
  zset = function(key) return redis.call('ZRANGE', key, 0, -1, 'WITHSCORES') end,
}
read.stream = function(key)
  local groups = {}
  for i, group in ipairs(redis.call('XINFO', 'GROUPS', key)) do
    groups[i] = {group[2], group[4], group[6], group[8]}
  end
  return {redis.call('XRANGE', key, '-', '+'), groups}
end
local lines = {}
for db = 0, 15 do
  redis.call('SELECT', db)
  for _, key in ipairs(redis.call('KEYS', '*')) do
    local kind = redis.call('TYPE', key).ok
    local expires = redis.call('PTTL', key) >= 0 and 'expires' or 'stays'
    lines[#lines + 1] = table.concat({db, kind, redis.sha1hex(key), redis.sha1hex(flat(read[kind](key))), expires}, ' ')
  end
end
table.sort(lines)
return lines
`;

/** One line for every key of every database, equal for equal data on any server. */
export async function redisPicture(server: Pick<RedisServer, 'command'>): Promise<readonly string[]> {
  const lines = await server.command('EVAL', script, '0');
  if (!Array.isArray(lines)) throw new Error('no lines');
  return lines.map(String);
}

/** A server that something else has started: by its port. Ends with its scope. */
export function strangeRedis(port: number, password: string): Pick<RedisServer, 'command'> & AsyncDisposable {
  const client = new Redis({ host: '127.0.0.1', port, password, maxRetriesPerRequest: 3 });
  client.on('error', () => {});
  return {
    command: (name, ...args) => client.call(String(name), ...args),
    [Symbol.asyncDispose]: async () => {
      const pid = Number(/process_id:(\d+)/.exec(String(await client.info('server')))?.[1]);
      client.disconnect();
      process.kill(pid, 'SIGKILL');
      await until('the end of a Redis server', () => !isRunning(pid));
    },
  };
}
