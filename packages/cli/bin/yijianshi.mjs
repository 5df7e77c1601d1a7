#!/usr/bin/env node
// Plain JavaScript: it also runs on a Node too old for the rest, and then hands over to the pinned one.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const LEAST_NODE = 26

if (Number.parseInt(process.versions.node, 10) >= LEAST_NODE) {
  await import('../src/main.ts')
} else {
  const node = findPinnedNode()
  if (node === undefined) {
    process.stderr.write(`yijianshi needs Node ${LEAST_NODE} or newer; "npm ci" in the project brings it.\n`)
    process.exitCode = 2
  } else {
    runOn(node)
  }
}

function findPinnedNode() {
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('node/package.json'))
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return existsSync(program) ? program : undefined
  } catch {
    return undefined
  }
}

function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Our terminal sends signals to both; the child decides what becomes of them.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', fault => {
    process.stderr.write(`${node}: ${fault.message}\n`)
    process.exitCode = 2
  })
  child.on('close', (status, signal) => {
    process.exitCode = signal === null ? status : 128
  })
}
