import { done, type Outcome, refused } from '../http/outcome.ts'

const loginPattern = /^[\p{L}\p{N}][\p{L}\p{N}._@+-]{2,49}$/u

/** A login as it is stored: the same however it is typed. */
export function readLogin(given: string): Outcome<string> {
  const login = given.trim().toLowerCase()
  return loginPattern.test(login) ? done(login) : refused('account/login-format')
}
