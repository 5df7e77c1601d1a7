/** Why the database could not be started: a stable code and one line that says what, where and what to do. */
export type StartRefusal = { readonly ok: false; readonly code: StartRefusalCode; readonly message: string }

export type StartRefusalCode =
  | 'database/already-running'
  | 'database/data-folder-unusable'
  | 'database/data-folder-lost'
  | 'database/data-version-mismatch'
  | 'database/binaries-missing'
  | 'database/platform-unsupported'
  | 'database/no-server-account'
  | 'database/cluster-not-created'
  | 'database/server-not-started'
  | 'database/archive-unusable'
  | 'database/url-invalid'
  | 'database/unreachable'
  | 'database/version-too-old'
  | 'database/encoding-unsupported'
  | 'database/migration-refused'
  | 'database/role-missing'

/** Carries a refusal up through the steps of a start; the outermost step turns it into a value. */
export class StartRefused extends Error {
  readonly code: StartRefusalCode

  constructor(code: StartRefusalCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StartRefused'
    this.code = code
  }
}

/** What to do instead wherever the embedded server cannot run. */
export const useOwnServerHint =
  'Set DATABASE_URL to a PostgreSQL 15 or newer (postgresql://user:password@host:5432/database) and start again.'

/** Turns an expected failure into a refusal value; anything else is a fault and is thrown on. */
export function asStartRefusal(error: unknown, dataDirectory: string): StartRefusal {
  if (error instanceof StartRefused) return { ok: false, code: error.code, message: error.message }
  const errno = systemErrorCode(error)
  if (errno !== undefined && folderErrors.has(errno)) {
    const reason = error instanceof Error ? error.message : errno
    return {
      ok: false,
      code: 'database/data-folder-unusable',
      message: `The data folder ${dataDirectory} cannot be used (${reason}). Set DATA_DIR to a folder that you may write.`,
    }
  }
  throw error
}

/** The system's error code (such as `EACCES`) of a thrown value, if it carries one. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

const folderErrors = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOTDIR',
  'ELOOP',
  'ENAMETOOLONG',
])
