/** The archive of the log: its folder, and the commands that PostgreSQL runs by `sh`. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { archiveSettings, prepareArchive, recoverySettings } from './wal-archive.ts'

let home: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'archive-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const locationOf = (folder: string) => ({
  home: folder,
  cluster: join(folder, 'postgresql'),
  logFile: join(folder, 'postgresql.log'),
  account: undefined,
})

test('what was given once holds for later starts, until it is off', () => {
  const folder = join(home, 'wal')
  const location = locationOf(home)
  expect(prepareArchive(location, undefined)).toBeUndefined()
  expect(prepareArchive(location, folder)).toBe(folder)
  expect(prepareArchive(location, undefined)).toBe(folder)
  expect(prepareArchive(location, 'off')).toBeUndefined()
  expect(prepareArchive(location, undefined)).toBeUndefined()
  expect(() => prepareArchive(location, join(home, 'a\nb'))).toThrow('control character')
  writeFileSync(join(home, 'file'), '')
  expect(() => prepareArchive(location, join(home, 'file'))).toThrow('can’t write into')
})

test('a segment is copied once, left alone when it is the same, and never written over', () => {
  // A quote, and a sign that PostgreSQL reads in commands.
  const folder = join(home, "the archive's 100%f")
  mkdirSync(folder)
  const [name, segment] = ['000000010000000000000001', join(home, 'segment')]
  /** As PostgreSQL fills in the command. */
  const run = (command: string | undefined) =>
    execFileSync('/bin/sh', [
      '-c',
      (command ?? '').replaceAll(/%([%fp])/g, (_, sign: string) =>
        sign === 'f' ? name : sign === 'p' ? segment : '%',
      ),
    ])
  const { archive_command: archive } = archiveSettings(folder)
  writeFileSync(segment, 'first')
  run(archive)
  run(archive)
  expect(readdirSync(folder)).toEqual([name])
  writeFileSync(segment, 'other')
  expect(() => run(archive)).toThrow()
  expect(readFileSync(join(folder, name), 'utf8')).toBe('first')
  run(recoverySettings({ archive: folder, until: undefined }).restore_command)
  expect(readFileSync(segment, 'utf8')).toBe('first')
})
