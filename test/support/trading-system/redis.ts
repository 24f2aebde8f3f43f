import type { RedisServer } from '../redis.ts';

/** What the trading system keeps in Redis: made inside the server, the same each time but for the clock behind TTLs. */
const fill = `
local n = tonumber(ARGV[1])
local function some(what) return math.max(1, math.floor(what * n)) end
local function digest(text) return redis.sha1hex(text) end

redis.call('SELECT', 0)
for i = 1, some(300) do
  local key = 'session:' .. digest('session' .. i):sub(1, 24)
  redis.call('HSET', key, 'user', 'trader-' .. i, 'token', digest('token' .. i), 'ip', '10.0.' .. i % 200 .. '.' .. i % 250, 'orders', i % 40)
  redis.call('EXPIRE', key, 86400 + i % 3600)
end
for i = 1, some(20) do
  local book = {}
  for level = 1, 100 do
    book[#book + 1] = 100 + level * 0.05
    book[#book + 1] = digest('book' .. i .. level):sub(1, 16) .. ':' .. level * 25
  end
  redis.call('ZADD', 'book:' .. i, unpack(book))
end
for i = 1, some(5) do
  for job = 1, 200 do
    redis.call('RPUSH', 'queue:orders:' .. i, '{"order":' .. job .. ',"check":"' .. digest('job' .. i .. job) .. '"}')
  end
  redis.call('SADD', 'watchlist:' .. i, 'RELIANCE', 'TCS', 'INFY', 'M&M', 'caf\\195\\169 \\240\\159\\147\\136')
  redis.call('SADD', 'traded:' .. i, 1, 2, 3, 500, 70000)
end
redis.call('SET', 'empty value', '')
redis.call('SET', 'counter:orders', 123456789)
redis.call('SET', 'binary:\\0\\1\\255', '\\0\\255\\r\\n')
redis.call('HSET', 'settings:risk', 'max_position', 5000, 'max_loss', '-2.5', 'note', string.rep('x', 500))

redis.call('SELECT', 1)
for i = 1, some(500) do
  redis.call('SET', 'quote:' .. i, '{"symbol":"S' .. i .. '","last":' .. 100 + i % 977 .. '.05,"volume":' .. i * 37 .. ',"depth":"' .. digest('q' .. i) .. digest('r' .. i) .. '"}')
  if i % 3 == 0 then redis.call('PEXPIRE', 'quote:' .. i, 7200000 + i) end
end
redis.call('SETBIT', 'market:open-minutes', 375, 1)
redis.call('PFADD', 'unique:clients', 'a', 'b', 'c')

redis.call('SELECT', 4)
for i = 1, some(3) do
  for entry = 1, 300 do
    redis.call('XADD', 'ticks:' .. i, '17639000' .. string.format('%05d', entry) .. '-0', 'symbol', 'S' .. i, 'price', 100 + entry % 77, 'volume', entry * 3)
  end
  redis.call('XGROUP', 'CREATE', 'ticks:' .. i, 'strategies', '0')
  redis.call('XREADGROUP', 'GROUP', 'strategies', 'momentum', 'COUNT', 20, 'STREAMS', 'ticks:' .. i, '>')
  redis.call('XDEL', 'ticks:' .. i, '1763900000007-0')
end
return redis.call('DBSIZE')
`;

const library = `#!lua name=trading
redis.register_function('spread', function(keys) return tostring(redis.call('ZCARD', keys[1])) end)
`;

export async function fillRedis(server: RedisServer, scale: number): Promise<void> {
  // Scale 100 runs longer than the 5 s after which Redis calls a script slow; only a warning of the server.
  await server.command('EVAL', fill, '0', String(scale));
  if (Number.parseInt(server.version, 10) >= 7) await server.command('FUNCTION', 'LOAD', library);
}
