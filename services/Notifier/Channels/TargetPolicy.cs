using Microsoft.Security.AntiSSRF;

namespace CcgcStream.Notifier.Channels;

/// <summary>
/// What receivers may be reached: public addresses only, checked at the connection, after the name was resolved and on every
/// redirect. Loopback and further networks by explicit option.
/// </summary>
internal static class TargetPolicy
{
    private static readonly string[] Loopback = ["127.0.0.0/8", "::1/128"];

    public static AntiSSRFHandler Handler(NotifierOptions options)
    {
        var policy = new AntiSSRFPolicy(PolicyConfigOptions.ExternalOnlyLatest);
        string[] allowed = [.. options.AllowLoopback ? Loopback : [], .. options.AllowedNetworks];
        if (allowed.Length > 0)
        {
            policy.AddAllowedAddresses(allowed);
            policy.AllowPlainTextHttp = true;
        }

        // A redirect would carry the signed body to whom nobody has named.
        var handler = policy.GetHandler();
        handler.AllowAutoRedirect = false;
        return handler;
    }
}
