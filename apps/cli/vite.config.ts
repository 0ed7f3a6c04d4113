import { serverBuild } from '../../vite.server.ts';

export default serverBuild('cli', { main: 'src/main.ts', 'score.thread': '../../libs/scoring-runs/src/score.thread.ts' });
