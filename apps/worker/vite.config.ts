import { serverBuild } from '../../vite.server.ts';

export default serverBuild('worker', { main: 'src/main.ts', 'relay.thread': 'src/relay.thread.ts', 'score.thread': '../../libs/scoring-runs/src/score.thread.ts', 'models.thread': '../../libs/scoring-runs/src/models.thread.ts' });
