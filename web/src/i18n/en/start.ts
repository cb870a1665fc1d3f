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
      forgot: 'Forgotten your password?',
      forgotName: 'Forgotten your user name?',
      forgotNameText:
        'Your user name is the email address at which you receive our messages. Not sure which one? Ask your office.',
      more: 'More about signing in',
      moreText: [
        'You sign in with your email address and password. We then send a code by text message to your mobile phone.',
        'That code tells us that it is really you, even if somebody else knows your password. Never give it to anyone; our office will not ask for it either.',
      ],
      emailMissing: 'Enter your email address, for example name@company.com.',
      passwordMissing: 'Enter your password.',
      continue: 'Sign in to open the page you were going to.',
      signedIn: (name: string) => `Welcome ${name}, you are signed in.`,
    },
    contact: 'Need help?',
  },
  client: {
    tasks: {
      title: 'Tasks',
      lead: (open: number, late: number) => {
        if (open === 0) return 'Nothing is waiting for you.';
        const count = open === 1 ? 'You have 1 open task' : `You have ${open} open tasks`;
        return late ? `${count}, of which ${late} late.` : `${count}.`;
      },
      all: 'All',
      chips: 'Kind of task',
      environment: 'Client',
      columns: {
        title: 'Document',
        type: 'Type',
        period: 'Period',
        client: 'Client',
        deadline: 'Deadline',
        status: 'Status',
        received: 'Received',
      },
      search: 'Search tasks',
      done: 'You are all caught up. As soon as something is asked of you, you will see it here and receive an email.',
      toDossier: 'Go to the dossier',
      contact: 'Your office',
      call: 'Call',
      mail: 'Email',
    },
  },
};
