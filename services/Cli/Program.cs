using CcgcStream.Cli;

return await CommandLineApp.RunAsync(args);
