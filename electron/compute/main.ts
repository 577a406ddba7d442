import { createHandlers } from './handlers.ts';
import { watchMemory } from './isolation/memory-watch.ts';
import { connectToParent } from './connect-to-parent.ts';
import { serve } from './serve.ts';

connectToParent((port) => serve(port, createHandlers(watchMemory())));
