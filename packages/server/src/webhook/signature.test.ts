import { expect, test } from 'vitest'
import { newSecret, signatureOf, writeSecret } from './signature.ts'

test('the signature is that of the reference libraries of Standard Webhooks', () => {
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64')
  const signature = signatureOf(
    [secret],
    'msg_p5jXN8AQM9LWM0D4loKWxJek',
    1_614_265_330,
    '{"test": 2432232314}',
  )
  expect(signature).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('while a secret is being changed, both sign', () => {
  const [one, other] = [newSecret(), newSecret()]
  const both = signatureOf([one, other], 'id', 1, '[]').split(' ')
  expect(both).toEqual([signatureOf([one], 'id', 1, '[]'), signatureOf([other], 'id', 1, '[]')])
  expect(both[0]).not.toBe(both[1])
})

test('a secret is written as receivers take it: 32 bytes in base64', () => {
  expect(writeSecret(newSecret())).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
})
