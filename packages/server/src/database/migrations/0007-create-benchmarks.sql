-- Benchmarks (对标): what other regions promise for the same items, as imported. The newest is the one that counts.

CREATE TABLE benchmark (
  benchmark_id uuid        CONSTRAINT benchmark_key PRIMARY KEY,
  name         text        NOT NULL,
  file_name    text        NOT NULL,
  imported_at  timestamptz NOT NULL,
  imported_by  uuid        NOT NULL,
  row_count    integer     NOT NULL,
  region_count integer     NOT NULL
);
CREATE INDEX benchmark_newest ON benchmark (imported_at DESC, benchmark_id DESC);

CREATE TABLE benchmark_limit (
  benchmark_id uuid             NOT NULL
    CONSTRAINT benchmark_limit_of_benchmark REFERENCES benchmark ON DELETE CASCADE,
  -- Row of the file, from 1.
  position     integer          NOT NULL,
  region       text             NOT NULL,
  code         text             NOT NULL,
  limit_days   double precision NOT NULL,
  unit         text             NOT NULL CONSTRAINT benchmark_limit_unit_known CHECK (unit IN ('working-days', 'natural-days')),
  CONSTRAINT benchmark_limit_key PRIMARY KEY (benchmark_id, position)
);
