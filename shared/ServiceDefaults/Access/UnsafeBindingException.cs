namespace CcgcStream.ServiceDefaults.Access;

/// <summary>The process was told to listen beyond this machine without authentication, and refuses.</summary>
public sealed class UnsafeBindingException(IReadOnlyList<string> addresses) : Exception(
    $"Refusing to listen on {string.Join(", ", addresses)} without authentication. Bind to http://127.0.0.1:5000, or set "
    + "Auth:Required=true (environment variable Auth__Required=true) and make a key with 'ccgc keys add'.");
