import { afterEach, beforeEach } from 'vitest'

/** The tests of this file are the steps of one story: after a step that failed the others fail at once. */
export function toldInOrder(): void {
  let broken: string | undefined
  beforeEach(() => {
    if (broken !== undefined) throw new Error(`The story broke off at "${broken}".`)
  })
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') broken ??= task.name
  })
}
