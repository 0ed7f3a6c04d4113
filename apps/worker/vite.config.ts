import { serverBuild } from '../../vite.server';

export default serverBuild('worker', { main: 'src/main.ts', 'score.thread': 'src/score.thread.ts' });
