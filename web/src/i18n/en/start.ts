/** The two screens that everybody starts with: signing in, and the tasks. */
export const start = {
  auth: {
    signIn: {
      title: 'Sign in',
      lead: (office: string) => `Welcome to the client portal of ${office}.`,
      email: 'Email address',
      password: 'Password',
      show: 'Show password',
      hide: 'Hide password',
      next: 'Continue',
      passkey: 'Sign in with a passkey',
      forgot: 'Forgotten your password?',
      name: 'Forgotten your user name?',
      more: 'More about signing in',
      check: 'Check a document',
      emailMissing: 'Enter your email address, for example name@company.com.',
      passwordMissing: 'Enter your password.',
      continue: 'Sign in to open the page you were going to.',
    },
    contact: 'Need help?',
    privacy: 'Privacy statement',
    terms: 'Terms',
  },
  client: {
    tasks: {
      lead: (open: number, late: number, elsewhere: number) => {
        const tasks = (count: number) => (count === 1 ? '1 task' : `${count || 'no'} tasks`);
        return (
          `You have ${tasks(open)} open${elsewhere ? ' here' : ''}${late ? `, of which ${late} late` : ''}.` +
          (elsewhere ? ` In your other environments: ${tasks(elsewhere)}.` : '')
        );
      },
      all: 'All',
      chips: 'Kind of task',
      from: (day: string) => `possible from ${day}`,
      environment: 'Client',
      columns: {
        title: 'Document',
        type: 'Type',
        period: 'Period',
        client: 'Client',
        deadline: 'Please by',
        status: 'Status',
        received: 'Received',
      },
      search: 'Search tasks',
      done: 'You are all caught up. As soon as something is asked of you, you will see it here and receive an email.',
      together: 'Approve together',
      offered: 'Offered together',
      toDossier: 'Go to the dossier',
      contact: 'Your office',
      mail: 'Email',
    },
  },
};
