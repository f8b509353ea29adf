import { defineFeature, router } from '@backarch/api'

import { listsRouter } from './router/lists.ts'

/** `pricing.lists` alone, for a command in little memory: it loads no component kind and no catalog. */
export const priceLists = defineFeature({
  name: 'pricing',
  router: router({ lists: listsRouter }),
})
