/** Extracts and copies of licences among the files of an application: which use each is of. */
import type pg from 'pg'

export async function papersOfCase(
  pool: pg.Pool,
  application: string,
): Promise<ReadonlyMap<string, { readonly use: string; readonly material: string }>> {
  const found = await pool.query<{ file: string; use_id: string; material: string }>(
    'SELECT file, use_id, material FROM sharing_paper WHERE case_id = $1',
    [application],
  )
  return new Map(found.rows.map(({ file, use_id, material }) => [file, { use: use_id, material }]))
}

export async function recordPaper(
  pool: pg.Pool,
  paper: {
    readonly file: string
    readonly use: string
    readonly application: string
    readonly material: string
  },
): Promise<void> {
  await pool.query('INSERT INTO sharing_paper (file, use_id, case_id, material) VALUES ($1, $2, $3, $4)', [
    paper.file,
    paper.use,
    paper.application,
    paper.material,
  ])
}
