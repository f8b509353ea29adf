import { describe, expect, test } from 'vitest'

import { sliceNames } from '../../src/grow/slice-names.ts'

describe('every spelling follows from the name', () => {
  test('of several words', () => {
    expect(sliceNames('sticky-notes')).toEqual({
      feature: 'sticky-notes',
      export: 'stickyNotes',
      table: 'sticky_note',
      Model: 'StickyNote',
      model: 'stickyNote',
      Models: 'StickyNotes',
      thing: 'sticky note',
      things: 'sticky notes',
    })
  })

  test('and of the table, where that is given', () => {
    expect(sliceNames('billing', 'invoice_line')).toEqual({
      feature: 'billing',
      export: 'billing',
      table: 'invoice_line',
      Model: 'InvoiceLine',
      model: 'invoiceLine',
      Models: 'InvoiceLines',
      thing: 'invoice line',
      things: 'invoice lines',
    })
  })

  test.each([
    ['notes', 'note', 'Notes'],
    ['note', 'note', 'Notes'],
    ['categories', 'category', 'Categories'],
    ['boxes', 'box', 'Boxes'],
    ['branches', 'branch', 'Branches'],
    ['addresses', 'address', 'Addresses'],
    ['statuses', 'status', 'Statuses'],
    ['aliases', 'alias', 'Aliases'],
    ['expenses', 'expense', 'Expenses'],
    ['databases', 'database', 'Databases'],
    ['warehouses', 'warehouse', 'Warehouses'],
    ['prizes', 'prize', 'Prizes'],
    ['access', 'access', 'Accesses'],
    ['inventory', 'inventory', 'Inventories'],
    ['keys', 'key', 'Keys'],
  ])('%s: one %s, several %s', (feature, table, Models) => {
    expect(sliceNames(feature)).toMatchObject({ table, Models })
  })
})

describe('a name of the wrong form is refused in one sentence', () => {
  test.each([
    ['Notes', '"Notes" is no name for a feature: use lower-case words, as in sticky-notes.'],
    ['', '"" is no name for a feature: use lower-case words, as in sticky-notes.'],
    ['sticky_notes', 'use lower-case words'],
    ['-notes', 'use lower-case words'],
    ['notes-', 'use lower-case words'],
    ['2-notes', 'use lower-case words'],
    ['../notes', 'use lower-case words'],
    ['nötes', 'use lower-case words'],
    ['features-notes', 'Leave "features-" off the name: the folder gets it by itself. Say notes.'],
    ['n'.repeat(41), 'has 41 characters: choose one of at most 40.'],
  ])('%s', (feature, sentence) => {
    expect(() => sliceNames(feature)).toThrow(sentence)
  })

  test.each(['Note', 'sticky-note', '', 'note"; DROP TABLE organization', 'n'.repeat(41)])(
    'the table %s',
    (table) => {
      expect(() => sliceNames('notes', table)).toThrow(/table: use lower-case|at most 40/)
    },
  )
})
