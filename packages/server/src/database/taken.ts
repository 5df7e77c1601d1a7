import pg from 'pg'

const uniqueViolation = '23505'

/** Whether the constraint refused a row because another has that value already: somebody was quicker. */
export function isTaken(error: unknown, constraint: string): boolean {
  return (
    error instanceof pg.DatabaseError && error.code === uniqueViolation && error.constraint === constraint
  )
}
