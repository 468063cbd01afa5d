import { describePlatform } from '../describe-platform.ts';
import { startChat } from './start-chat.ts';

describePlatform('Slack', startChat);
