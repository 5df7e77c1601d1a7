import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const memory = '/dev/shm'
const wantedBytes = 6 * 1024 ** 3

/**
 * Where the databases of tests lie: in memory, where there is plenty of it. Each has 850 files, and making and dropping
 * them costs ten times as much on a disk. Nothing there may need to be run: it can be forbidden.
 */
export function databaseFolder(): string {
  try {
    accessSync(memory, constants.W_OK)
    const { bavail, bsize } = statfsSync(memory)
    return Math.min(bavail * bsize, process.availableMemory()) > wantedBytes ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

/** All places where a run may have left databases. */
export const databaseFolders: readonly string[] = [...new Set([tmpdir(), memory])]
