import { expect, test } from 'vitest'
import { mayOpen } from './may-open.ts'

test('Lists are for the posts that work with them, cases for everyone', () => {
  const lists = ['/desk', '/intake/1', '/inbox', '/overview', '/studio/changes/1', '/reports', '/duties']
  const paths = [...lists, '/cases/1', '/cases/1/tasks/food', '/deskx']
  const open = (role: 'clerk' | 'reviewer' | 'manager' | 'editor') =>
    paths.filter(path => mayOpen(role, path))
  expect(open('clerk')).toEqual([
    '/desk',
    '/intake/1',
    '/overview',
    '/cases/1',
    '/cases/1/tasks/food',
    '/deskx',
  ])
  expect(open('reviewer')).toEqual(['/inbox', '/duties', '/cases/1', '/cases/1/tasks/food', '/deskx'])
  expect(open('manager')).toEqual([
    '/overview',
    '/studio/changes/1',
    '/reports',
    '/duties',
    '/cases/1',
    '/cases/1/tasks/food',
    '/deskx',
  ])
  expect(open('editor')).toEqual([
    '/studio/changes/1',
    '/reports',
    '/cases/1',
    '/cases/1/tasks/food',
    '/deskx',
  ])
})
