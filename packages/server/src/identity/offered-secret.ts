/** A new secret as a person takes it over into an app: by QR code, or by typing. */
import type { OfferedSecret } from '@yijianshi/contract/identity'
import type pg from 'pg'
import QRCode from 'qrcode'
import { GuardedDatabase } from '../database/guarded.ts'
import { itself } from '../database/subject.ts'
import { appAddress, typedSecret } from './one-time-code.ts'

/** What the app lists the code under. */
const issuer = '一件事一次办'

export async function secretForApp(
  pool: pg.Pool,
  account: string,
  secret: Uint8Array,
): Promise<OfferedSecret> {
  const own = new GuardedDatabase(pool, itself(account))
  const found = await own.query<{ login: string }>('SELECT login FROM account WHERE id = $1', [account])
  const address = appAddress(secret, issuer, found.rows[0]?.login ?? '')
  const qrCode = await QRCode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 })
  return { secret: typedSecret(secret), qrCode }
}
