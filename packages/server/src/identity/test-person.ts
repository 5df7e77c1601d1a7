/** For tests: people with accounts of their own, and the app on their phone. */
import { Secret, TOTP } from 'otpauth'
import { gotten, type TestApp, TestBrowser } from '../http/test-app.ts'

export const ownPassword = 'green-teapot-7'

/** The app, as it shows a code at a time. `typed`: the secret as the screen tells it. */
export function codeOfApp(typed: string, now: number): string {
  const secret = Secret.fromBase32(typed.replaceAll(' ', ''))
  return new TOTP({ secret }).generate({ timestamp: now })
}

/** A browser of somebody who has just opened an account. */
export async function register(
  house: TestApp,
  body: { readonly login: string; readonly name: string; readonly citizenNumber: string },
): Promise<TestBrowser> {
  const browser = new TestBrowser(house)
  gotten(await browser.call('register', { body: { ...body, password: ownPassword, mobile: '13900000177' } }))
  return browser
}
