/** Rows of each table at scale 1: a few MB of COPY text. At scale 100 they make about 1 GB. */
const rowsAtScaleOne = {
  orders: 9_000,
  trades: 24_000,
  positions: 600,
  portfolio: 3_000,
  alerts: 900,
  api_calls: 14_000,
  system_metrics: 30_000,
} as const;

export type TableName = keyof typeof rowsAtScaleOne;

export function rowCounts(scale: number): Record<TableName, number> {
  const count = (table: TableName) => Math.max(1, Math.round(rowsAtScaleOne[table] * scale));
  return {
    orders: count('orders'),
    trades: count('trades'),
    positions: count('positions'),
    portfolio: count('portfolio'),
    alerts: count('alerts'),
    api_calls: count('api_calls'),
    system_metrics: count('system_metrics'),
  };
}

/**
 * SQL that makes the rows inside the server, the same ones each time and on every version: all that looks random is a
 * hash of the row's number.
 */
export function fillTables(scale: number): string {
  const rows = rowCounts(scale);
  return `
${drawing}
INSERT INTO orders (order_id, symbol, side, kind, status, quantity, filled_quantity, limit_price, attributes, placed_at, updated_at)
SELECT i, pg_temp.symbol(i), (CASE WHEN pg_temp.draw(i, 1) < 0.52 THEN 'BUY' ELSE 'SELL' END)::side, kind, status, quantity,
  CASE status WHEN 'FILLED' THEN quantity WHEN 'OPEN' THEN quantity / 3 ELSE 0 END,
  CASE WHEN kind <> 'MARKET' THEN pg_temp.quote(i, 2) END,
  jsonb_build_object('venue', CASE WHEN pg_temp.draw(i, 3) < 0.7 THEN 'NSE' ELSE 'BSE' END, 'algo', pg_temp.draw(i, 4) < 0.4, 'tag', pg_temp.digest(i, 5)),
  at, at + make_interval(secs => pg_temp.draw(i, 6) * 900)
FROM (
  SELECT i, (1 + floor(pg_temp.draw(i, 7) * 9000))::int AS quantity, pg_temp.moment(i, ${rows.orders}) AS at,
    (enum_range(NULL::order_kind))[1 + floor(pg_temp.draw(i, 8) * 4)::int] AS kind,
    (enum_range(NULL::order_status))[1 + floor(sqrt(pg_temp.draw(i, 9)) * 3)::int + floor(pg_temp.draw(i, 10) * 3)::int] AS status
  FROM generate_series(1::bigint, ${rows.orders}) AS i
) AS made ORDER BY i;

INSERT INTO trades (order_id, exchange_ref, symbol, side, quantity, price, fees, strategy, executed_at)
SELECT 1 + floor(pg_temp.draw(i, 21) * ${rows.orders})::bigint, md5('trade ' || i)::uuid, pg_temp.symbol(i),
  (CASE WHEN pg_temp.draw(i, 22) < 0.5 THEN 'BUY' ELSE 'SELL' END)::side, (1 + floor(pg_temp.draw(i, 23) * 5000))::int,
  pg_temp.quote(i, 24), round((pg_temp.draw(i, 25) * 120)::numeric, 4),
  (ARRAY['momentum', 'Mean Reversion', 'pairs/σ', NULL, 'opening range', 'news'])[1 + floor(pg_temp.draw(i, 26) * 6)::int],
  pg_temp.moment(i, ${rows.trades})
FROM generate_series(1::bigint, ${rows.trades}) AS i ORDER BY i;

INSERT INTO positions (symbol, side, quantity, average_price, opened_by, opened_at, closed_at)
SELECT CASE WHEN i <= 50 THEN pg_temp.symbol(i) || '-' || i ELSE pg_temp.symbol(i) END,
  (CASE WHEN pg_temp.draw(i, 31) < 0.8 THEN 'BUY' ELSE 'SELL' END)::side, (1 + floor(pg_temp.draw(i, 32) * 2000))::int, pg_temp.quote(i, 33),
  CASE WHEN pg_temp.draw(i, 34) < 0.9 THEN 1 + floor(pg_temp.draw(i, 35) * ${rows.orders})::bigint END, at,
  CASE WHEN i > 50 THEN at + make_interval(hours => 1 + floor(pg_temp.draw(i, 36) * 200)::int) END
FROM (SELECT i, pg_temp.moment(i, ${rows.positions}) AS at FROM generate_series(1::bigint, ${rows.positions}) AS i) AS made ORDER BY i;

INSERT INTO portfolio (account, cash, invested, daily_return, exposure, taken_at)
SELECT 'ACC-' || lpad((i % 40)::text, 4, '0'), round((pg_temp.draw(i, 41) * 5e6)::numeric, 2), round((pg_temp.draw(i, 42) * 2e7)::numeric, 2),
  CASE WHEN i % 97 = 0 THEN 'NaN'::float8 WHEN i % 13 = 0 THEN NULL ELSE (pg_temp.draw(i, 43) - 0.5) / 10 END,
  jsonb_build_object('banks', round(pg_temp.draw(i, 44)::numeric, 3), 'it', round(pg_temp.draw(i, 45)::numeric, 3), 'energy', round(pg_temp.draw(i, 46)::numeric, 3)),
  pg_temp.moment(i, ${rows.portfolio}) + make_interval(secs => i)
FROM generate_series(1::bigint, ${rows.portfolio}) AS i ORDER BY i;

INSERT INTO alerts (severity, title, body, trade_id, follows, acknowledged, labels, raised_at)
SELECT (enum_range(NULL::severity))[1 + floor(pg_temp.draw(i, 51) * 3)::int],
  (ARRAY['Stop loss hit', 'Margin low: आवश्यक', E'Feed\\tdelayed', 'Order "stuck"', E'Price \\\\ volume', '₹ limit 📈'])[1 + floor(pg_temp.draw(i, 52) * 6)::int],
  CASE WHEN i % 11 = 0 THEN NULL WHEN i % 7 = 0 THEN '' ELSE E'line one\\nline two: \\\\N is not null\\r\\n' || pg_temp.digest(i, 53) END,
  CASE WHEN pg_temp.draw(i, 54) < 0.6 THEN 1 + floor(pg_temp.draw(i, 55) * ${rows.trades})::bigint END,
  CASE WHEN i > 1 AND i % 5 = 0 THEN i - 1 END, pg_temp.draw(i, 56) < 0.7,
  CASE WHEN i % 3 = 0 THEN '{}' ELSE ARRAY['risk', 'a,b', NULL, '{x}'] END, pg_temp.moment(i, ${rows.alerts})
FROM generate_series(1::bigint, ${rows.alerts}) AS i ORDER BY i;

INSERT INTO api_calls (request_id, endpoint, method, status, latency_ms, client, response_digest, called_at)
SELECT md5('call ' || i)::uuid,
  (ARRAY['/api/v1/orders', '/api/v1/positions', '/api/v1/quotes/NIFTY50', '/api/v1/portfolio', '/api/v1/market-data/history', '/health'])[1 + floor(pg_temp.draw(i, 61) * 6)::int],
  (ARRAY['GET', 'GET', 'GET', 'POST', 'DELETE'])[1 + floor(pg_temp.draw(i, 62) * 5)::int],
  (ARRAY[200, 200, 200, 200, 201, 204, 400, 401, 429, 503])[1 + floor(pg_temp.draw(i, 63) * 10)::int],
  (pg_temp.draw(i, 64) * 400)::real, ('10.0.' || i % 200 || '.' || i % 250)::inet,
  CASE WHEN i % 4 = 0 THEN decode(md5('body ' || i), 'hex') END, pg_temp.moment(i, ${rows.api_calls})
FROM generate_series(1::bigint, ${rows.api_calls}) AS i ORDER BY i;

INSERT INTO system_metrics (name, value, labels, recorded_at)
SELECT (ARRAY['cpu_usage_percent', 'memory_used_bytes', 'order_latency_ms', 'feed_lag_ms', 'redis_hits', 'db_connections'])[1 + (i % 6)::int],
  CASE WHEN i % 9973 = 0 THEN 'Infinity'::float8 ELSE pg_temp.draw(i, 71) * 10 ^ (i % 6) END,
  jsonb_build_object('host', 'trading-' || (i % 8), 'region', 'ap-south-1', 'sample', pg_temp.digest(i, 72)), pg_temp.moment(i, ${rows.system_metrics})
FROM generate_series(1::bigint, ${rows.system_metrics}) AS i ORDER BY i;

SELECT setval(pg_get_serial_sequence('orders', 'order_id'), ${rows.orders});
`;
}

/** draw: a number in [0, 1) for a row; the others make market data of it. moment: from 90 days of market hours. */
const drawing = `
CREATE FUNCTION pg_temp.draw(i bigint, what integer) RETURNS double precision LANGUAGE sql IMMUTABLE AS
  'SELECT (hashint8extended(i, what) & 9007199254740991) / 9007199254740992.0::float8';
CREATE FUNCTION pg_temp.symbol(i bigint) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT (ARRAY['RELIANCE', 'TCS', 'HDFCBANK', 'INFY', 'ICICIBANK', 'SBIN', 'BHARTIARTL', 'ITC', 'M&M', 'BAJAJ-AUTO', 'LT', 'AXISBANK'])[1 + floor(sqrt(pg_temp.draw(i, 90)) * 12)::int] $$;
CREATE FUNCTION pg_temp.quote(i bigint, what integer) RETURNS numeric LANGUAGE sql IMMUTABLE AS
  'SELECT round((100 + 3900 * pg_temp.draw(i, what))::numeric, 2)';
CREATE FUNCTION pg_temp.digest(i bigint, what integer) RETURNS text LANGUAGE sql IMMUTABLE AS
  'SELECT to_hex(hashint8extended(i, what))';
CREATE FUNCTION pg_temp.moment(i bigint, rows bigint) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS
  $$ SELECT '2026-08-24 03:45:00+00'::timestamptz + (i * 90 / rows) * interval '1 day' + pg_temp.draw(i, 91) * interval '375 minutes' $$;
`;
