using CcgcStream.Index.Methodology;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CcgcStream.ServiceDefaults.Methodology;

/// <summary>Reads the methodology files that are configured as <c>Methodology:Files:0</c>, <c>:1</c> ...; the first makes the published scores.</summary>
public static class MethodologyRegistration
{
    /// <summary>Adds the <see cref="MethodologySet"/> and its primary <see cref="MethodologyFile"/>; without files, those that ship with the software.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read or used; the message names it and says why.</exception>
    public static IHostApplicationBuilder AddMethodology(this IHostApplicationBuilder builder)
    {
        var files = builder.Configuration.GetSection("Methodology:Files").Get<string[]>() ?? [];
        if (files.Length == 0)
        {
            builder.Services.TryAddSingleton(MethodologySet.Default);
        }
        else
        {
            builder.Services.TryAddSingleton(new MethodologySet([.. files.Select(Read)]));
        }

        builder.Services.TryAddSingleton(services => services.GetRequiredService<MethodologySet>().Primary);
        return builder;
    }

    private static MethodologyFile Read(string path)
    {
        try
        {
            return MethodologyReader.Read(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InvalidDataException($"Methodology:Files: {path}: {error.Message}", error);
        }
    }
}
