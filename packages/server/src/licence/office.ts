/** Where an account works: told in place of names. */
import type { Name } from '@yijianshi/core/catalogue'
import type { Account } from '../account/account.ts'
import { nameOf } from '../case/present-task.ts'
import type { Services } from '../http/wiring.ts'

/** Id of the site or authority; null for whoever has neither. */
export function placeOf(account: Account | undefined): string | null {
  if (account === undefined) return null
  if ('site' in account) return account.site
  return 'authority' in account ? account.authority : null
}

export function placeName(services: Services, place: string | null): Name | null {
  if (place === null) return null
  const { sites, authorities } = services.catalogue()
  return nameOf(sites.get(place)?.name ?? authorities.get(place)?.name, place)
}
