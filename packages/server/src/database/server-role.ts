/** The role as which the server works: it owns no table, so the policies of row-level security bind it. */
import pg from 'pg'
import { StartRefused } from './embedded/start-refusal.ts'

/** The same on every server of databases; the migrations grant to it by this name. */
export const serverRole = 'yijianshi_server'

const [duplicateObject, uniqueViolation, insufficientPrivilege] = ['42710', '23505', '42501']

function hasCode(error: unknown, ...codes: readonly (string | undefined)[]): boolean {
  return error instanceof pg.DatabaseError && codes.includes(error.code)
}

/**
 * Makes the role where there is none, and sees to it that whoever connects may take it. Throws `StartRefused` with
 * `database/role-missing` when the database user may do neither.
 */
export async function prepareServerRole(pool: pg.Pool): Promise<void> {
  if (await canTakeRole(pool)) return
  try {
    await makeRole(pool)
    if (!(await canTakeRole(pool))) await pool.query(`GRANT ${serverRole} TO CURRENT_USER`)
  } catch (error) {
    if (!hasCode(error, insufficientPrivilege)) throw error
    throw await roleMissing(pool)
  }
  if (!(await canTakeRole(pool))) throw await roleMissing(pool)
}

async function makeRole(pool: pg.Pool): Promise<void> {
  const found = await pool.query('SELECT FROM pg_roles WHERE rolname = $1', [serverRole])
  if (found.rowCount !== 0) return
  try {
    await pool.query(`CREATE ROLE ${serverRole} NOLOGIN NOSUPERUSER NOBYPASSRLS`)
  } catch (error) {
    // Roles belong to the whole server: another database on it was quicker.
    if (!hasCode(error, duplicateObject, uniqueViolation)) throw error
  }
}

/** Tried and not asked for: which membership allows it differs between versions. */
async function canTakeRole(pool: pg.Pool): Promise<boolean> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(`SET LOCAL ROLE ${serverRole}`)
    return true
  } catch (error) {
    if (error instanceof pg.DatabaseError) return false
    throw error
  } finally {
    await client.query('ROLLBACK').catch(() => {})
    client.release()
  }
}

async function roleMissing(pool: pg.Pool): Promise<StartRefused> {
  const found = await pool.query<{ name: string }>('SELECT quote_ident(session_user) AS name')
  return new StartRefused(
    'database/role-missing',
    `The server works as the role ${serverRole}, which it can’t take. An administrator of the PostgreSQL server must run once: CREATE ROLE ${serverRole}; GRANT ${serverRole} TO ${found.rows[0]?.name ?? ''};`,
  )
}

/** A copy of a database may have come without its grants. To be called as the owner, after the migrations. */
export async function grantWhatIsMissing(pool: pg.Pool): Promise<void> {
  await pool.query(
    `SELECT grant_to_server() WHERE NOT has_table_privilege($1, 'process_event', 'SELECT, INSERT')
       OR NOT has_table_privilege($1, 'data_key', 'SELECT')`,
    [serverRole],
  )
}

/** The address of a database with the role in the options of the connection, beside those that it has. */
export function addressAs(role: string, url: string): string {
  const [place = '', query = ''] = url.split('?')
  const parameters = new URLSearchParams(query)
  parameters.set('options', optionsAs(role, parameters.get('options')))
  return `${place}?${parameters}`
}

export function optionsAs(role: string, before: string | null): string {
  return [...(before ? [before] : []), `-c role=${role}`].join(' ')
}
