/** What the routes work with: made once at the start, given to each of them. */
import type { Catalogue } from '@yijianshi/core/catalogue'
import type pg from 'pg'
import type { DemoAccount } from '../account/demo-account.ts'
import type { CaseEngine } from '../case/case-kind.ts'
import type { CatalogueVersions } from '../catalogue/catalogue-versions.ts'
import type { OrderEngine } from '../change-order/order-kind.ts'
import type { FileStore } from '../file/file-store.ts'
import type { ChangeEngine } from '../publication/change-kind.ts'
import type { SupervisionEngine } from '../supervision/supervision-kind.ts'
import type { AddressPolicy } from '../webhook/address-guard.ts'

export type Services = {
  readonly pool: pg.Pool
  readonly engine: CaseEngine
  readonly files: FileStore
  /** The running catalogue; it may be exchanged between two requests. */
  readonly catalogue: () => Catalogue
  /** Every version that was ever in use: cases keep the one they began with. */
  readonly versions: CatalogueVersions
  /** Goes on with the newest version at once, after this server has published it. */
  readonly refreshCatalogue: () => Promise<void>
  readonly changes: ChangeEngine
  readonly orders: OrderEngine
  /** 督办. */
  readonly supervision: SupervisionEngine
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Where people reach the portal, such as `https://banshi.example.gov.cn`; undefined: as the request says. */
  readonly publicUrl: string | undefined
  /** Address of the licence of the open data; only the operator can say. */
  readonly openDataLicence?: string | undefined
  /** Which receivers of events managers may enter. */
  readonly webhookPolicy: AddressPolicy
  /** How often a batch of events is tried before it is a dead letter. */
  readonly webhookAttempts: number
  /** Accounts whose password everybody may know; empty in real use. */
  readonly demoAccounts: readonly DemoAccount[]
}
