/** Acting for the people of the demo, through the same services as real ones. */
import type { PersonActor } from '@yijianshi/core/access'
import { ACCOUNT_COLUMNS, accountRow, actorOf } from '../account/account.ts'
import { work } from '../database/subject.ts'
import type { Outcome } from '../http/outcome.ts'
import type { Services } from '../http/wiring.ts'

/** Throws where there is no account of that name. */
export async function getActor({ guarded }: Services, login: string): Promise<PersonActor> {
  const found = await guarded
    .as(work('log-in'))
    .query(
      `SELECT ${ACCOUNT_COLUMNS} FROM account LEFT JOIN person ON person.id = account.person WHERE login = $1`,
      [login],
    )
  return actorOf(accountRow.parse(found.rows[0]))
}

/** The demo goes through with sound data only; a refusal is a fault of the demo or of an edited catalogue. */
export function expected<Value>(outcome: Outcome<Value>, what: string): Value {
  if (outcome.ok) return outcome.value
  const { fields = [], materials = [] } = outcome
  const obstacles = [...fields.map(field => `${field.element} (${field.code})`), ...materials].join(', ')
  throw new Error(`Demo: ${what} was refused with ${outcome.refusal.code} ${obstacles}`)
}
