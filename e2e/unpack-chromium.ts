/**
 * Unpacks the Chromium of the npm package @sparticuz/chromium into the folder for temporary files. The package
 * knows no other target, so the caller runs this file as a process of its own with TMPDIR set.
 */
import { fileURLToPath } from 'node:url'
import { inflate } from '@sparticuz/chromium'

const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']
const folder = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'))

await Promise.all(archives.map(archive => inflate(fileURLToPath(new URL(archive, folder)))))
