using System.Security.Cryptography;
using System.Text;

namespace Nadir;

/// <summary>Short fingerprints of texts: equal where the texts are.</summary>
public static class Fingerprint
{
    /// <summary>First 12 hex digits of the SHA-256 of the text as UTF-8.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..12];
}
