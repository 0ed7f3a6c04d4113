import { serverBuild } from '../../vite.server';

export default serverBuild('cli');
