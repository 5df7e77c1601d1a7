import { describe, expect, test } from 'vitest'
import { hashPassword, isPassword } from './password.ts'

describe('a password', () => {
  test('is known again by its hash, another one is not', async () => {
    const hash = await hashPassword('春风桃李-2026')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPassword('春风桃李-2026', hash)).toBe(true)
    expect(await isPassword('春风桃李-2027', hash)).toBe(false)
  })

  test('has another hash each time', async () => {
    expect(await hashPassword('same')).not.toBe(await hashPassword('same'))
  })

  test('that is stored in no known form is a fault', async () => {
    await expect(isPassword('x', 'plain')).rejects.toThrow(/argon2id/)
  })
})
