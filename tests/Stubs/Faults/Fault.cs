namespace CcgcStream.Stubs.Faults;

/// <summary>What goes wrong with one request.</summary>
public enum Fault
{
    None,

    /// <summary>Too many requests, said in the source's own way.</summary>
    RateLimited,

    /// <summary>Status 503.</summary>
    Unavailable,

    /// <summary>Half an answer, then the connection breaks.</summary>
    Truncated,

    /// <summary>Half an answer, then nothing more, and the connection stays open.</summary>
    Stalled,

    /// <summary>A page for people where data should be.</summary>
    HtmlUnder200,

    /// <summary>Control characters inside texts.</summary>
    IllegalJson,

    /// <summary>The token has expired, said in the source's own way; the next request is accepted again.</summary>
    TokenExpired,

    /// <summary>An item of 10 MB.</summary>
    Huge,

    /// <summary>A stream ends.</summary>
    Disconnect,

    /// <summary>A sender hangs up before it hears the answer, and has to send again.</summary>
    Unheard,

    /// <summary>A sender sends once more what was acknowledged.</summary>
    Repeated,

    /// <summary>A signature that does not fit.</summary>
    Forged,

    /// <summary>A genuine signature by a clock that is six minutes late, or a day ahead.</summary>
    WrongClock,
}
